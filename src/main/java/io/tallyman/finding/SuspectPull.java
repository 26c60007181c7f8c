package io.tallyman.finding;

import io.tallyman.event.Attributable;
import io.tallyman.event.ContainerIdentified;
import io.tallyman.event.ImagePulled;
import java.util.Optional;

/**
 * An untrusted image was fetched to the node, or found there (step 1).
 *
 * @param image the decision it belongs to
 * @param pull the record of it
 * @param summary what was seen
 */
public record SuspectPull(SuspectImage image, ImagePulled pull, String summary) implements Finding {

    @Override
    public int step() {
        return 1;
    }

    @Override
    public ContainerIdentified subject() {
        return image.subject();
    }

    @Override
    public Optional<Attributable> proof() {
        return Optional.of(pull);
    }
}
