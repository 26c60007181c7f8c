package io.tallyman.finding;

import io.tallyman.event.Attributable;
import io.tallyman.event.EventTime;
import io.tallyman.event.InstanceIdentified;
import io.tallyman.event.InstanceStarted;
import java.util.Optional;

/**
 * The instance began to run (step 3): the moment from which FirstBootWindow counts.
 *
 * @param suspect the decision it belongs to
 * @param record the record of the start; the launch where no other tells
 */
public record SuspectBoot(SuspectInstance suspect, Attributable record) implements Finding {

    @Override
    public int step() {
        return 3;
    }

    @Override
    public InstanceIdentified subject() {
        return suspect.subject();
    }

    @Override
    public Optional<Attributable> proof() {
        return Optional.of(record);
    }

    @Override
    public String summary() {
        if (record instanceof InstanceStarted started) {
            return started.running() ? "instance runs" : "asked to start";
        }
        return "the launch starts it";
    }

    /** When it began to run, by the best record; not when the record was written. */
    @Override
    public EventTime time() {
        return subject().time();
    }

    /** When it was asked for: what it does counts from here on. */
    public EventTime launched() {
        return subject().launched();
    }

    public boolean isUnapproved() {
        return suspect.isUnapproved();
    }

    public boolean isLaundered() {
        return suspect.isLaundered();
    }

    public boolean isUserDataChanged() {
        return suspect.isUserDataChanged();
    }
}
