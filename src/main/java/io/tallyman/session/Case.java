package io.tallyman.session;

import io.tallyman.event.Attributable;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** A process or connection whose owner may still turn out to be another. */
final class Case implements Comparable<Case> {

    final long number;
    final Instant settled;
    /** As it is attributed now. */
    Attributable event;
    /** The chains that have it. */
    Set<String> chains = Set.of();
    /** What it waits for. */
    List<Object> links = List.of();

    /**
     * @param number in order of arrival
     * @param settled from when nothing will be learnt about it
     */
    Case(long number, Instant settled, Attributable event) {
        this.number = number;
        this.settled = settled;
        this.event = event;
    }

    /** By when it is settled, then by arrival. */
    @Override
    public int compareTo(Case other) {
        var byTime = settled.compareTo(other.settled);
        return byTime != 0 ? byTime : Long.compare(number, other.number);
    }
}
