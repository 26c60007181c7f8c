package io.tallyman.finding;

import io.tallyman.event.Attributable;
import io.tallyman.event.ContainerIdentified;
import io.tallyman.event.ContainerStarted;
import java.util.Optional;

/**
 * A container of an untrusted image began to run (step 3): the moment from which TimeWindow counts.
 *
 * @param image the decision it belongs to
 * @param start the record of the start
 */
public record SuspectStart(SuspectImage image, ContainerStarted start) implements Finding {

    @Override
    public int step() {
        return 3;
    }

    @Override
    public ContainerIdentified subject() {
        return image.subject();
    }

    @Override
    public Optional<Attributable> proof() {
        return Optional.of(start);
    }

    @Override
    public String summary() {
        return "container started";
    }

    /** Whether the image comes from outside ImageRegistryAllowList. */
    public boolean isUnlisted() {
        return image.isUnlisted();
    }

    /** Namespace of the container's pod; empty outside Kubernetes. */
    public String namespace() {
        return subject().namespace();
    }
}
