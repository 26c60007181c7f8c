package io.tallyman.finding;

import io.tallyman.event.Attributable;
import io.tallyman.event.ContainerIdentified;
import io.tallyman.event.NetworkFlow;
import java.util.Optional;

/**
 * The container, or its pod, reached out within TimeWindow of the start (step 5).
 *
 * @param start the start it follows
 * @param flow the record of it
 * @param grade where it went
 */
public record SuspiciousEgress(SuspectStart start, NetworkFlow flow, Grade grade) implements Finding {

    /** Where a connection goes, the mildest first. */
    public enum Grade {
        /** Outside ApprovedEgress. */
        UNAPPROVED(0, "outside ApprovedEgress"),
        /** To a known mining pool. */
        POOL(1, "a mining pool"),
        /** On OutboundCIDRBlockList. */
        BLOCKED(2, "on OutboundCIDRBlockList");

        /** The higher, the graver. */
        final int gravity;

        final String clause;

        Grade(int gravity, String clause) {
            this.gravity = gravity;
            this.clause = clause;
        }
    }

    @Override
    public int step() {
        return 5;
    }

    @Override
    public ContainerIdentified subject() {
        return start.subject();
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
