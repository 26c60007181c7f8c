package io.tallyman.source.sensor;

import io.tallyman.event.Attribution;
import io.tallyman.event.ContainerKind;
import io.tallyman.event.ContainerReference;
import io.tallyman.event.Destination;
import io.tallyman.event.Digest;
import io.tallyman.event.EventTime;
import io.tallyman.event.Feed;
import io.tallyman.event.NetworkFlow;
import io.tallyman.event.Origin;
import io.tallyman.event.PodReference;
import io.tallyman.event.ProcessExecuted;
import io.tallyman.source.ImageIds;
import io.tallyman.source.JoinedCommand;
import io.tallyman.source.Json;
import io.tallyman.source.Reading;
import io.tallyman.source.Times;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One alert of Falco.
 *
 * @param record the whole alert
 * @param fields its {@code output_fields}, with dots in their keys
 */
record FalcoAlert(JsonNode record, JsonNode fields) {

    private static final Set<String> EXECUTIONS = Set.of("execve", "execveat");
    private static final Set<String> SENDING = Set.of("connect", "sendto", "sendmsg", "sendmmsg");

    Optional<EventTime> time() {
        return Times.epoch(field("evt.time"))
                .or(() -> Times.iso(field("evt.time.iso8601")))
                .or(() -> Times.iso(Json.text(record, "time")));
    }

    Reading reading(EventTime time, Feed feed, long line) {
        var origin = new Origin(feed.withHost(first(Json.text(record, "hostname"), field("evt.hostname"))), line);
        var sighting =
                new Sighting(time, origin, container(), image(), digests(), startedAt(), ContainerKind.APPLICATION);
        var type = field("evt.type");
        var destination = destination();
        if (failed()) {
            return sighting.with(List.of());
        }
        if (SENDING.contains(type) || (type.isEmpty() && !destination.address().isEmpty())) {
            return destination.address().isEmpty()
                    ? sighting.with(List.of())
                    : sighting.with(flow(sighting, destination));
        }
        var executed = EXECUTIONS.contains(type)
                || (type.isEmpty() && !field("proc.cmdline").isEmpty());
        return executed ? sighting.with(execution(sighting)) : sighting.with(List.of());
    }

    private boolean failed() {
        var result = field("evt.res");
        return result.startsWith("E") && !result.equals("EINPROGRESS");
    }

    private ProcessExecuted execution(Sighting sighting) {
        return new ProcessExecuted(
                sighting.time(),
                sighting.origin(),
                sighting.container(),
                number("proc.pid"),
                number("proc.ppid"),
                field("proc.exepath"),
                arguments(),
                first(field("proc.pcmdline"), field("proc.pname")),
                field("proc.cwd"),
                first(field("user.name"), field("user.uid")),
                Set.of(),
                Attribution.NONE);
    }

    /* proc.cmdline begins with the kernel's short name of the task; proc.exe is what the caller really wrote there. */
    private List<String> arguments() {
        var words = JoinedCommand.split(first(field("proc.cmdline"), field("proc.name")));
        var called = field("proc.exe");
        if (called.isEmpty() || words.isEmpty()) {
            return words;
        }
        var arguments = new ArrayList<>(words);
        arguments.set(0, called);
        return arguments;
    }

    private NetworkFlow flow(Sighting sighting, Destination destination) {
        return new NetworkFlow(
                sighting.time(),
                sighting.origin(),
                sighting.container(),
                number("proc.pid"),
                number("proc.ppid"),
                first(field("fd.lip"), field("fd.cip")),
                Sighting.port(number(field("fd.lip").isEmpty() ? "fd.cport" : "fd.lport")),
                destination,
                field("fd.l4proto"),
                0,
                0,
                0,
                "",
                Attribution.NONE);
    }

    /** The far end by its fields, else the right side of {@code fd.name}. */
    private Destination destination() {
        if (!field("fd.rip").isEmpty()) {
            return Sighting.destination(field("fd.rip"), number("fd.rport"));
        }
        if (!field("fd.sip").isEmpty()) {
            return Sighting.destination(field("fd.sip"), number("fd.sport"));
        }
        var name = field("fd.name");
        var arrow = name.indexOf("->");
        var colon = name.lastIndexOf(':');
        if (arrow < 0 || colon < arrow) {
            return Destination.of("", 0);
        }
        return Sighting.destination(name.substring(arrow + 2, colon), Sighting.port(name.substring(colon + 1)));
    }

    private ContainerReference container() {
        var id = first(field("container.full_id"), field("container.id"));
        if (id.isEmpty() || id.equals("host")) {
            return ContainerReference.NONE;
        }
        var uid = first(field("k8s.pod.uid"), field("k8s.pod.id"));
        return new ContainerReference(
                id, containerName(), new PodReference(field("k8s.ns.name"), field("k8s.pod.name"), uid));
    }

    /** The name in the pod, also where the kubelet wrapped it for Docker: {@code k8s_NAME_POD_NAMESPACE_UID_ATTEMPT}. */
    private String containerName() {
        var name = field("container.name");
        return name.startsWith("k8s_") ? name.split("_", 3)[1] : name;
    }

    private String image() {
        var repository = field("container.image.repository");
        var tag = field("container.image.tag");
        if (repository.isEmpty()) {
            return field("container.image");
        }
        return tag.isEmpty() ? repository : repository + ":" + tag;
    }

    private Set<Digest> digests() {
        var digests = new HashSet<>(ImageIds.repository(field("container.image.digest")));
        var id = field("container.image.id");
        digests.addAll(ImageIds.digests(id));
        return digests;
    }

    private @Nullable Instant startedAt() {
        return Times.epoch(field("container.start_ts")).map(EventTime::instant).orElse(null);
    }

    /** A field's text; empty where the sensor had no value and wrote null or {@code <NA>}. */
    private String field(String name) {
        var text = Json.text(fields, name);
        return text.equals("<NA>") ? "" : text;
    }

    private long number(String name) {
        return Math.max(0, Json.number(fields, name));
    }

    private static String first(String one, String other) {
        return one.isEmpty() ? other : one;
    }
}
