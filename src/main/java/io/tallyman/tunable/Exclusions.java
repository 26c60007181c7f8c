package io.tallyman.tunable;

import io.tallyman.event.Destination;
import io.tallyman.event.ImageReference;
import io.tallyman.event.ProcessExecuted;
import java.util.List;
import java.util.Optional;

/** All activity that is known and wanted; one exclusion that matches is enough. */
public final class Exclusions {

    private final List<Exclusion> entries;

    Exclusions(List<Exclusion> entries) {
        this.entries = List.copyOf(entries);
    }

    public boolean isEmpty() {
        return entries.isEmpty();
    }

    boolean excludesContainer(Optional<ImageReference> image, Optional<ImageReference> upstream, String namespace) {
        for (var entry : entries) {
            if (entry.excludesContainer(image, upstream, namespace)) {
                return true;
            }
        }
        return false;
    }

    boolean excludesCommand(
            Optional<ImageReference> image, Optional<ImageReference> upstream, String namespace, ProcessExecuted exec) {
        for (var entry : entries) {
            if (entry.excludesCommand(image, upstream, namespace, exec)) {
                return true;
            }
        }
        return false;
    }

    boolean excludesDestination(
            Optional<ImageReference> image, Optional<ImageReference> upstream, String namespace, Destination to) {
        for (var entry : entries) {
            if (entry.excludesDestination(image, upstream, namespace, to)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Exclusions exclusions && exclusions.entries.equals(entries);
    }

    @Override
    public int hashCode() {
        return entries.hashCode();
    }

    @Override
    public String toString() {
        return entries.toString();
    }
}
