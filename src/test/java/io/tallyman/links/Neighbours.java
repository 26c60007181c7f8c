package io.tallyman.links;

import static io.tallyman.Chain.ADDRESS;
import static io.tallyman.Chain.EVIL;
import static io.tallyman.Chain.OTHER;
import static io.tallyman.Chain.PID;
import static io.tallyman.Chain.POD;
import static io.tallyman.Chain.SUBJECT;
import static io.tallyman.History.HOST;
import static io.tallyman.History.START;
import static io.tallyman.History.at;
import static io.tallyman.History.created;
import static io.tallyman.History.flowed;
import static io.tallyman.History.id;
import static io.tallyman.History.origin;
import static io.tallyman.History.reported;
import static io.tallyman.History.started;

import io.tallyman.event.Attribution;
import io.tallyman.event.ContainerKind;
import io.tallyman.event.ContainerReference;
import io.tallyman.event.Destination;
import io.tallyman.event.NetworkFlow;
import io.tallyman.event.PodReference;
import io.tallyman.event.PodStatusReported;
import io.tallyman.event.PodStatusReported.ContainerStatus;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Stories of a suspect container beside another, whose window ended just before it connects: within the window of the
 * first, so that only the join keeps the connection from it.
 */
final class Neighbours {

    private static final String THIRD = id(3);
    private static final Instant BEYOND = START.plusSeconds(20).plusMillis(1);
    private static final Instant EARLIER = START.plusSeconds(20).minus(ContainerStories.TIME_WINDOW);

    private Neighbours() {}

    private static Story begun(Story whole) {
        return whole.with(
                        Link.CREATION,
                        created(START.minusSeconds(1), SUBJECT, EVIL),
                        created(EARLIER.minusSeconds(1), OTHER, EVIL),
                        created(EARLIER.minusSeconds(1), THIRD, EVIL))
                .with(
                        Link.START,
                        started(START, SUBJECT, PID),
                        started(EARLIER, OTHER, 9000),
                        started(EARLIER, THIRD, 9100));
    }

    /** The flow is another pod's, it is not known of which of its containers. */
    static Story inAnotherPod(Story whole, Destination destination) {
        return begun(whole)
                .with(
                        Link.PLACE,
                        reported(START, POD, SUBJECT, "10.88.0.9"),
                        shared(ContainerStories.OTHER_POD, OTHER, THIRD))
                .with(Link.FLOW, flowed(BEYOND, HOST, ADDRESS, destination));
    }

    /** The flow is of another container of the pod, as its process's record tells. */
    static Story inTheSamePod(Story whole, Destination destination) {
        return begun(whole)
                .with(Link.PLACE, shared(POD, SUBJECT, OTHER))
                .with(
                        Link.FLOW,
                        new NetworkFlow(
                                at(BEYOND),
                                origin("auditd:SYSCALL", HOST),
                                ContainerReference.NONE,
                                9001,
                                9000,
                                "",
                                0,
                                destination,
                                "tcp",
                                0,
                                0,
                                0,
                                "",
                                Attribution.NONE));
    }

    private static PodStatusReported shared(PodReference pod, String... ids) {
        return new PodStatusReported(
                at(START),
                origin("kubernetes:audit", ""),
                pod,
                HOST,
                "192.168.7.1",
                Set.of(ADDRESS),
                Stream.of(ids).map(Neighbours::status).toList());
    }

    private static ContainerStatus status(String id) {
        return new ContainerStatus(
                "c" + List.of(SUBJECT, OTHER, THIRD).indexOf(id),
                ContainerKind.APPLICATION,
                id,
                "",
                Set.of(),
                null,
                null);
    }
}
