package io.tallyman.tunable;

import io.tallyman.event.Destination;
import io.tallyman.event.ImageReference;
import io.tallyman.event.ProcessExecuted;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Activity that is known and wanted. Every part that is given must match; a part that is not given matches everything.
 *
 * @param image the container's image
 * @param namespace the pod's namespace
 * @param command the whole command line
 * @param parent the parent's program or command line, whichever the record tells
 * @param destination where a connection goes; never together with command or parent, which no record of a flow tells
 * @param reason why it is wanted, for people; may be empty
 */
record Exclusion(
        @Nullable ImagePattern image,
        @Nullable Glob namespace,
        @Nullable Glob command,
        @Nullable Glob parent,
        @Nullable DestinationPattern destination,
        String reason) {

    /**
     * @throws IllegalArgumentException with one sentence where it could match everything, or nothing ever
     */
    Exclusion {
        var aboutCommand = command != null || parent != null;
        if (image == null && namespace == null && !aboutCommand && destination == null) {
            throw new IllegalArgumentException(
                    "excludes everything: give one or more of image, namespace, command, parent, destination");
        }
        if (aboutCommand && destination != null) {
            throw new IllegalArgumentException(
                    "could never match: destination is of a connection, command and parent are of a program; write two exclusions");
        }
    }

    boolean excludesContainer(Optional<ImageReference> named, Optional<ImageReference> upstream, String in) {
        return command == null && parent == null && destination == null && matchesScope(named, upstream, in);
    }

    boolean excludesCommand(
            Optional<ImageReference> named, Optional<ImageReference> upstream, String in, ProcessExecuted exec) {
        return destination == null
                && (command == null || command.matches(exec.commandLine()))
                && (parent == null || parent.matches(exec.parent()))
                && matchesScope(named, upstream, in);
    }

    boolean excludesDestination(
            Optional<ImageReference> named, Optional<ImageReference> upstream, String in, Destination to) {
        return command == null
                && parent == null
                && (destination == null || destination.matches(to))
                && matchesScope(named, upstream, in);
    }

    private boolean matchesScope(Optional<ImageReference> named, Optional<ImageReference> upstream, String in) {
        return (namespace == null || (!in.isEmpty() && namespace.matches(in)))
                && (image == null || isMatchedBy(named) || isMatchedBy(upstream));
    }

    private boolean isMatchedBy(Optional<ImageReference> candidate) {
        return image != null && candidate.isPresent() && image.matches(candidate.get());
    }
}
