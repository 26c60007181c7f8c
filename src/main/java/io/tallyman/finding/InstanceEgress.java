package io.tallyman.finding;

import io.tallyman.event.Attributable;
import io.tallyman.event.InstanceIdentified;
import io.tallyman.event.NetworkFlow;
import io.tallyman.finding.SuspiciousEgress.Grade;
import java.util.Optional;

/**
 * The instance reached out within FirstBootWindow of the start (step 5).
 *
 * @param boot the start it follows
 * @param flow the record of it
 * @param grade where it went
 */
public record InstanceEgress(SuspectBoot boot, NetworkFlow flow, Grade grade) implements Finding {

    @Override
    public int step() {
        return 5;
    }

    @Override
    public InstanceIdentified subject() {
        return boot.subject();
    }

    @Override
    public Optional<Attributable> proof() {
        return Optional.of(flow);
    }

    @Override
    public String summary() {
        return "connected to %s (%s)".formatted(flow.destination(), grade.clause);
    }

    @Override
    public int gravity() {
        return grade.gravity;
    }

    @Override
    public boolean isGrave() {
        return isBlocked();
    }

    /** Whether a blocked or mining destination was reached or named. */
    public boolean isBlocked() {
        return grade != Grade.UNAPPROVED;
    }
}
