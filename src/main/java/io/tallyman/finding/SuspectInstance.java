package io.tallyman.finding;

import io.tallyman.event.Attributable;
import io.tallyman.event.InstanceIdentified;
import io.tallyman.event.InstanceStarted;
import java.util.Optional;

/**
 * The instance boots from an image that is not trusted, or with user data that was changed (step 1): the decision that every
 * later step of the chain carries on.
 *
 * @param suspicion why it is not trusted
 */
public record SuspectInstance(InstanceIdentified subject, Suspicion suspicion) implements Finding {

    /** Why an instance is looked at. */
    public enum Suspicion {
        /** Its image descends from one outside ApprovedImageCatalog, or from an upload. */
        LAUNDERED,
        /** Its image is outside ApprovedImageCatalog, and so is what it descends from. */
        UNLISTED,
        /** Its image is approved, by itself or by what it descends from, but never ran in this account. */
        NEW,
        /** It boots with other user data than it was launched with. */
        CHANGED_USER_DATA
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
        var image = subject.image();
        return switch (suspicion) {
            case LAUNDERED ->
                subject.ancestry().isExternal()
                        ? "%s comes from an upload or import".formatted(image)
                        : "%s descends from %s, which is outside ApprovedImageCatalog"
                                .formatted(image, subject.ancestry().root());
            case UNLISTED -> "%s is outside ApprovedImageCatalog".formatted(image);
            case NEW -> "the approved %s never ran in this account".formatted(image);
            case CHANGED_USER_DATA -> "%s boots with changed user data".formatted(named());
        };
    }

    private String named() {
        var machine = subject.machine();
        return machine.id().isEmpty() ? machine.path() : machine.id();
    }

    /** Whether a start belongs to this boot: not before it was asked for, and not after it began. */
    public boolean startedBy(InstanceStarted start) {
        var time = start.time().instant();
        return !time.isBefore(subject.launched().instant())
                && !time.isAfter(subject.time().instant());
    }

    /** Whether the image is not approved, or descends from one that is not. */
    public boolean isUnapproved() {
        return suspicion == Suspicion.UNLISTED || suspicion == Suspicion.LAUNDERED;
    }

    /** Whether the image hides what it descends from. */
    public boolean isLaundered() {
        return suspicion == Suspicion.LAUNDERED;
    }

    /** Whether the user data was changed, whatever the image. */
    public boolean isUserDataChanged() {
        return suspicion == Suspicion.CHANGED_USER_DATA;
    }
}
