package io.tallyman.finding;

import io.tallyman.event.Attributable;
import io.tallyman.event.InstanceIdentified;
import io.tallyman.event.InstanceLaunched;
import io.tallyman.event.UserDataChanged;
import java.util.Optional;

/**
 * An instance was made from the image, or its user data was changed (step 2).
 *
 * @param suspect the decision it belongs to
 * @param record the record of it
 * @param summary what was seen
 */
public record SuspectLaunch(SuspectInstance suspect, Attributable record, String summary) implements Finding {

    /** The launch. */
    public SuspectLaunch(SuspectInstance suspect, InstanceLaunched launch) {
        this(
                suspect,
                launch,
                "launched%s%s"
                        .formatted(
                                launch.userData() ? " with user data" : "",
                                launch.calledBy().isEmpty() ? "" : " by " + launch.calledBy()));
    }

    /** The change of user data. */
    public SuspectLaunch(SuspectInstance suspect, UserDataChanged change) {
        this(suspect, change, change.what() + " changed" + (change.user().isEmpty() ? "" : " by " + change.user()));
    }

    @Override
    public int step() {
        return 2;
    }

    @Override
    public InstanceIdentified subject() {
        return suspect.subject();
    }

    @Override
    public Optional<Attributable> proof() {
        return Optional.of(record);
    }
}
