package io.tallyman.finding;

import io.tallyman.event.Attributable;
import io.tallyman.event.ContainerIdentified;
import java.util.Optional;

/**
 * A container of an untrusted image was asked for or made (step 2).
 *
 * @param image the decision it belongs to
 * @param created the request, or the runtime's own record
 * @param summary what was seen
 */
public record SuspectCreation(SuspectImage image, Attributable created, String summary) implements Finding {

    @Override
    public int step() {
        return 2;
    }

    @Override
    public ContainerIdentified subject() {
        return image.subject();
    }

    @Override
    public Optional<Attributable> proof() {
        return Optional.of(created);
    }
}
