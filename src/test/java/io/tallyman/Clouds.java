package io.tallyman;

import static io.tallyman.History.at;

import io.tallyman.event.ArtifactSource;
import io.tallyman.event.Attribution;
import io.tallyman.event.ContainerReference;
import io.tallyman.event.Destination;
import io.tallyman.event.EventTime;
import io.tallyman.event.Feed;
import io.tallyman.event.GuestOutput;
import io.tallyman.event.ImagesSearched;
import io.tallyman.event.InstanceLaunched;
import io.tallyman.event.InstanceObserved;
import io.tallyman.event.InstanceReference;
import io.tallyman.event.InstanceStarted;
import io.tallyman.event.MachineImage;
import io.tallyman.event.MachineImageCreated;
import io.tallyman.event.NetworkFlow;
import io.tallyman.event.Origin;
import io.tallyman.event.ProcessExecuted;
import io.tallyman.event.UserDataChanged;
import io.tallyman.event.UserDataDirective;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Events of AWS instances made by hand, all of one account unless they say otherwise. */
public final class Clouds {

    public static final String ACCOUNT = "111122223333";
    public static final String OTHER_ACCOUNT = "444455556666";
    public static final String SUBNET = "subnet-0pub0000000000001";

    private Clouds() {}

    public static InstanceReference instance(String id) {
        return InstanceReference.ofId("aws", ACCOUNT, "eu-central-1", id);
    }

    /** An image whose owner the record tells. */
    public static MachineImage image(String id, String owner) {
        return new MachineImage("aws", id, owner, "", "");
    }

    public static Origin origin(String logSource, String host, String account) {
        return new Origin(new Feed(logSource + ".log", logSource, host, "", account), 1);
    }

    private static Origin trail() {
        return origin("AWS:CloudTrail", "", ACCOUNT);
    }

    /** An image made from another. */
    public static MachineImageCreated made(Instant time, MachineImage image, String source) {
        return made(time, image, new ArtifactSource(ArtifactSource.Kind.IMAGE, source));
    }

    public static MachineImageCreated made(Instant time, MachineImage image, ArtifactSource source) {
        return new MachineImageCreated(
                at(time), trail(), InstanceReference.NONE, image, source, "CopyImage", "alice", Attribution.NONE);
    }

    /** A search for images by name alone. */
    public static ImagesSearched searched(Instant time, String account) {
        return new ImagesSearched(at(time), trail(), "aws", account, "alice", Set.of("web-*"), Attribution.NONE);
    }

    /** A launch with user data, in {@link #SUBNET}, tagged {@code env=prod}. */
    public static InstanceLaunched launched(Instant time, String id, MachineImage image) {
        return launched(time, id, image, Map.of("env", "prod"));
    }

    public static InstanceLaunched launched(Instant time, String id, MachineImage image, Map<String, String> tags) {
        return new InstanceLaunched(
                at(time),
                trail(),
                instance(id),
                image,
                ArtifactSource.UNKNOWN,
                "",
                "alice",
                "",
                Set.of(),
                Set.of(),
                Set.of(),
                "vpc-1",
                SUBNET,
                tags,
                true,
                Attribution.NONE);
    }

    public static InstanceStarted running(Instant time, String id) {
        return new InstanceStarted(
                at(time), origin("AWS:EventBridge", "", ACCOUNT), instance(id), "", true, Attribution.NONE);
    }

    public static UserDataChanged changed(Instant time, String id) {
        return new UserDataChanged(at(time), trail(), instance(id), "mallory", "userData", Attribution.NONE);
    }

    /** What an instance is called, for as long as it lives. */
    public static InstanceObserved observed(String id, String host, String address) {
        return observed(id, host, address, Map.of("env", "prod"));
    }

    public static InstanceObserved observed(String id, String host, String address, Map<String, String> tags) {
        return new InstanceObserved(
                EventTime.UNKNOWN, trail(), instance(id), Set.of(host), Set.of(address), Set.of(), tags);
    }

    /** A process on the instance that calls itself so. */
    public static ProcessExecuted ran(Instant time, String host, String... arguments) {
        return ran(time, origin("auditd:SYSCALL", host, ACCOUNT), arguments);
    }

    /** A process as another log tells it. */
    public static ProcessExecuted ran(Instant time, Origin origin, String... arguments) {
        return new ProcessExecuted(
                at(time),
                origin,
                ContainerReference.NONE,
                4711,
                1,
                "/usr/bin/" + arguments[0],
                List.of(arguments),
                "",
                "",
                "0",
                Set.of(),
                Attribution.NONE);
    }

    /** A line of user data, as a pipeline read it. */
    public static UserDataDirective told(Instant time, String id, String... arguments) {
        return new UserDataDirective(
                at(time),
                origin("tallyman:events", "", ACCOUNT),
                instance(id),
                UserDataDirective.Kind.COMMAND,
                String.join(" ", arguments),
                List.of(arguments),
                Attribution.NONE);
    }

    /** A line of a first boot's log. */
    public static GuestOutput wrote(Instant time, String host, String text) {
        return new GuestOutput(
                at(time),
                origin("linux:cloud-init-output", host, ACCOUNT),
                InstanceReference.NONE,
                text,
                Attribution.NONE);
    }

    /** A flow as a VPC's log tells it, by the source's address. */
    public static NetworkFlow connected(Instant time, String account, String source, Destination destination) {
        return new NetworkFlow(
                at(time),
                origin("AWS:VPCFlowLogs", "", account),
                ContainerReference.NONE,
                0,
                0,
                source,
                40_000,
                destination,
                "tcp",
                10,
                100,
                100,
                "",
                Attribution.NONE);
    }
}
