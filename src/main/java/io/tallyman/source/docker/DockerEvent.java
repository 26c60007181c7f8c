package io.tallyman.source.docker;

import io.tallyman.event.Attribution;
import io.tallyman.event.ContainerCreated;
import io.tallyman.event.ContainerKind;
import io.tallyman.event.ContainerReference;
import io.tallyman.event.ContainerStarted;
import io.tallyman.event.ContainerStopped;
import io.tallyman.event.Digest;
import io.tallyman.event.Event;
import io.tallyman.event.EventTime;
import io.tallyman.event.ImagePulled;
import io.tallyman.event.ImageReference;
import io.tallyman.event.Origin;
import io.tallyman.event.PodReference;
import io.tallyman.event.ProcessExecuted;
import io.tallyman.source.JoinedCommand;
import io.tallyman.source.Reading;
import java.util.List;
import java.util.Set;

/**
 * One event of the Docker daemon. Of its attributes only image and name are kept: the daemon writes them over the labels,
 * and all the others are the image builder's to choose.
 *
 * @param type {@code container}, {@code image}, {@code network} and so on
 * @param action {@code create}, {@code exec_create: sh -c …} and so on
 * @param id the container's id, or the image's name as it was asked for
 * @param image the image as given to {@code docker run}: a name or a perhaps shortened id; empty if not told
 * @param name the container's or the image's name; empty if not told
 * @see <a href="https://docs.docker.com/reference/cli/docker/system/events/">docker system events</a>
 */
record DockerEvent(EventTime time, Origin origin, String type, String action, String id, String image, String name) {

    private static final String EXEC_CREATE = "exec_create:";

    Reading read() {
        if (type.equals("image") && action.equals("pull")) {
            return id.isEmpty() ? nameless("image") : Reading.of(pulled());
        }
        if (!type.equals("container")) {
            return Reading.NOTHING;
        }
        if (id.isEmpty()) {
            return nameless("container");
        }
        if (action.startsWith(EXEC_CREATE)) {
            return Reading.of(executed());
        }
        return switch (action) {
            case "create" -> Reading.of(created());
            case "start", "restart" -> Reading.of(new ContainerStarted(time, origin, container(), 0, Attribution.NONE));
            case "die", "destroy" -> Reading.of(new ContainerStopped(time, origin, container()));
            default -> Reading.NOTHING;
        };
    }

    private Reading nameless(String what) {
        return new Reading.Rejected(
                origin.line(), "the event of action %s names no %s; expected its id.".formatted(action, what));
    }

    private Event pulled() {
        var asked = id.startsWith("sha256:") && !name.isEmpty() ? name : id;
        var pinned = ImageReference.parse(asked).map(ImageReference::digest).orElse("");
        Set<Digest> digests = pinned.isEmpty() ? Set.of() : Set.of(Digest.repository(pinned));
        return new ImagePulled(time, origin, ContainerReference.NONE, asked, digests, false, Attribution.NONE);
    }

    private Event created() {
        return new ContainerCreated(time, origin, container(), ContainerKind.APPLICATION, image, "", Attribution.NONE);
    }

    private Event executed() {
        return new ProcessExecuted(
                time,
                origin,
                container(),
                0,
                0,
                "",
                JoinedCommand.split(action.substring(EXEC_CREATE.length())),
                "",
                "",
                "",
                Set.of(),
                Attribution.NONE);
    }

    private ContainerReference container() {
        return new ContainerReference(id, name, PodReference.NONE);
    }

    /** The type that releases before API 1.22 leave to the reader. */
    static String typeOf(String action) {
        return List.of("pull", "push", "tag", "untag", "delete", "import", "load", "save")
                        .contains(action)
                ? "image"
                : "container";
    }
}
