package io.tallyman.event;

import java.util.List;

/**
 * Somebody asked the cluster for a container: one entry of a pod's specification, or an ephemeral container (DC0072,
 * kubernetes:audit).
 *
 * @param reported pod and container name; the pod's uid where the record has it
 * @param kind init, ephemeral or application
 * @param image the image as written in the specification
 * @param pullPolicy {@code Always}, {@code IfNotPresent}, {@code Never}; empty where the record leaves it to the default
 * @param command command and arguments of the specification that override the image's own
 * @param user who asked
 */
public record ContainerRequested(
        EventTime time,
        Origin origin,
        ContainerReference reported,
        ContainerKind kind,
        String image,
        String pullPolicy,
        List<String> command,
        String user,
        Attribution attribution)
        implements Attributable {

    public ContainerRequested {
        command = List.copyOf(command);
    }

    @Override
    public ContainerRequested attributedTo(Attribution other) {
        return new ContainerRequested(time, origin, reported, kind, image, pullPolicy, command, user, other);
    }
}
