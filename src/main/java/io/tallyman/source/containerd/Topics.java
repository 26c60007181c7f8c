package io.tallyman.source.containerd;

import static io.tallyman.source.Json.at;
import static io.tallyman.source.Json.number;
import static io.tallyman.source.Json.text;

import io.tallyman.event.Attribution;
import io.tallyman.event.ContainerCreated;
import io.tallyman.event.ContainerKind;
import io.tallyman.event.ContainerObserved;
import io.tallyman.event.ContainerProcessStarted;
import io.tallyman.event.ContainerReference;
import io.tallyman.event.ContainerStarted;
import io.tallyman.event.ContainerStopped;
import io.tallyman.event.Event;
import io.tallyman.event.ImageNamed;
import io.tallyman.event.PodReference;
import io.tallyman.event.SnapshotPrepared;
import io.tallyman.source.Json;
import io.tallyman.source.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * What containerd's topics mean.
 *
 * @see <a href="https://github.com/containerd/containerd/tree/main/api/events">the events' definitions</a>
 */
final class Topics {

    /** Topics that tell something; every other is understood and of no use. */
    private static final Set<String> USED = Set.of(
            "/images/create",
            "/images/update",
            "/images/delete",
            "/snapshot/prepare",
            "/containers/create",
            "/containers/update",
            "/containers/delete",
            "/tasks/create",
            "/tasks/start",
            "/tasks/exec-started",
            "/tasks/exit",
            "/tasks/delete",
            "/sandboxes/create",
            "/sandboxes/exit",
            "/runtime/task-create",
            "/runtime/task-start",
            "/runtime/task-exit");

    /** The namespace that only the CRI plugin writes to; labels of its own count there and nowhere else. */
    private static final String CRI_NAMESPACE = "k8s.io";

    private Topics() {}

    static boolean isUsed(String topic) {
        return USED.contains(topic);
    }

    static Reading read(Envelope envelope) {
        var subject = subject(envelope);
        if (subject.isEmpty()) {
            return new Reading.Rejected(
                    envelope.origin().line(),
                    "the event of topic %s names no image, snapshot or container; expected its field name, key or id."
                            .formatted(envelope.topic()));
        }
        return new Reading.Events(events(envelope, subject.get()));
    }

    /** The name, key or id that the event is about. */
    private static Optional<String> subject(Envelope envelope) {
        var event = envelope.event();
        if (envelope.topic().startsWith("/images/")) {
            return Json.firstText(event, "name");
        }
        if (envelope.topic().startsWith("/snapshot/")) {
            return Json.firstText(event, "key");
        }
        if (envelope.topic().startsWith("/sandboxes/")) {
            return Json.firstText(event, "sandbox_id", "sandboxID", "sandboxId");
        }
        return Json.firstText(event, "container_id", "containerID", "containerId", "id");
    }

    private static List<Event> events(Envelope envelope, String subject) {
        return switch (envelope.topic()) {
            case "/images/create" -> image(envelope, subject, ImageNamed.Change.CREATED);
            case "/images/update" -> image(envelope, subject, ImageNamed.Change.UPDATED);
            case "/images/delete" -> image(envelope, subject, ImageNamed.Change.DELETED);
            case "/snapshot/prepare" ->
                List.of(new SnapshotPrepared(
                        envelope.time(),
                        envelope.origin(),
                        envelope.namespace(),
                        subject,
                        text(envelope.event(), "parent")));
            case "/containers/create" -> created(envelope, subject);
            case "/containers/update" -> labelled(envelope, subject);
            case "/tasks/start" -> started(envelope, subject);
            case "/tasks/create", "/tasks/exec-started", "/runtime/task-create", "/runtime/task-start" ->
                process(envelope, subject);
            case "/sandboxes/create" ->
                List.of(observed(envelope, ContainerReference.ofId(subject), ContainerKind.SANDBOX, subject));
            case "/tasks/exit", "/tasks/delete" ->
                isOfExec(envelope.event(), subject) ? List.of() : stopped(envelope, subject);
            case "/containers/delete", "/sandboxes/exit", "/runtime/task-exit" -> stopped(envelope, subject);
            default -> List.of();
        };
    }

    private static List<Event> image(Envelope envelope, String name, ImageNamed.Change change) {
        return List.of(new ImageNamed(envelope.time(), envelope.origin(), envelope.namespace(), name, change));
    }

    private static List<Event> created(Envelope envelope, String id) {
        return List.of(new ContainerCreated(
                envelope.time(),
                envelope.origin(),
                ContainerReference.ofId(id),
                ContainerKind.APPLICATION,
                text(envelope.event(), "image"),
                "",
                Attribution.NONE));
    }

    /* The CRI plugin writes its labels over those of the image and of the pod, so that in its namespace they are its own
    word; in any other namespace whoever built the image can have written them. */
    private static List<Event> labelled(Envelope envelope, String id) {
        var labels = at(envelope.event(), "labels");
        var kind = text(labels, "io.cri-containerd.kind");
        var pod = new PodReference(
                text(labels, "io.kubernetes.pod.namespace"),
                text(labels, "io.kubernetes.pod.name"),
                text(labels, "io.kubernetes.pod.uid"));
        if (!envelope.namespace().equals(CRI_NAMESPACE) || kind.isEmpty() || !pod.isKnown()) {
            return List.of();
        }
        var sandbox = kind.equals("sandbox");
        var name = sandbox ? "" : text(labels, "io.kubernetes.container.name");
        return List.of(observed(
                envelope,
                new ContainerReference(id, name, pod),
                sandbox ? ContainerKind.SANDBOX : ContainerKind.APPLICATION,
                sandbox ? id : ""));
    }

    private static ContainerObserved observed(
            Envelope envelope, ContainerReference container, ContainerKind kind, String sandbox) {
        return new ContainerObserved(
                envelope.time(),
                envelope.origin(),
                container,
                text(envelope.event(), "image"),
                Set.of(),
                sandbox,
                null,
                kind);
    }

    private static List<Event> started(Envelope envelope, String id) {
        var pid = number(envelope.event(), "pid");
        var events = new ArrayList<Event>();
        events.add(new ContainerStarted(
                envelope.time(), envelope.origin(), ContainerReference.ofId(id), pid, Attribution.NONE));
        events.addAll(process(envelope, id));
        return events;
    }

    private static List<Event> process(Envelope envelope, String id) {
        var pid = number(envelope.event(), "pid");
        return pid <= 0
                ? List.of()
                : List.of(new ContainerProcessStarted(
                        envelope.time(), envelope.origin(), ContainerReference.ofId(id), pid, false));
    }

    private static List<Event> stopped(Envelope envelope, String id) {
        return List.of(new ContainerStopped(envelope.time(), envelope.origin(), ContainerReference.ofId(id)));
    }

    /** Whether the process that ended is one of {@code exec}, not the container's own. */
    private static boolean isOfExec(JsonNode event, String container) {
        var process = text(event, "id");
        return !process.isEmpty() && !process.equals(container);
    }
}
