package io.tallyman.finding;

import io.tallyman.event.Attributable;
import io.tallyman.event.ContainerIdentified;
import java.util.Optional;

/**
 * The container's image is not trusted (step 1): the decision that every later step of the chain carries on.
 *
 * @param suspicion why it is not
 */
public record SuspectImage(ContainerIdentified subject, Suspicion suspicion) implements Finding {

    /** Why an image is not trusted. */
    public enum Suspicion {
        /** It comes from outside ImageRegistryAllowList. */
        UNLISTED,
        /** It comes from an allowed repository, but its digest never ran here before. */
        NEW_DIGEST
    }

    @Override
    public boolean isDecision() {
        return true;
    }

    @Override
    public int step() {
        return 1;
    }

    @Override
    public Optional<Attributable> proof() {
        return Optional.empty();
    }

    @Override
    public String summary() {
        return suspicion == Suspicion.UNLISTED
                ? "%s is outside ImageRegistryAllowList".formatted(subject.image())
                : "digest %s of the allowed %s never ran here before".formatted(subject.digest(), subject.image());
    }

    /** Whether the image comes from outside ImageRegistryAllowList. */
    public boolean isUnlisted() {
        return suspicion == Suspicion.UNLISTED;
    }
}
