package io.tallyman.session;

import io.tallyman.event.Attributable;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** A process or connection whose owner may still turn out to be another. */
final class Case implements Comparable<Case> {

    final long number;
    /** As it is attributed now. */
    Attributable event;
    /** The chains that have it. */
    Set<String> chains = Set.of();
    /** What it waits for. */
    List<Object> links = List.of();

    /**
     * @param number in order of arrival
     */
    Case(long number, Attributable event) {
        this.number = number;
        this.event = event;
    }

    /** When it happened. */
    Instant time() {
        return event.time().instant();
    }

    /** By when it happened, then by arrival. */
    @Override
    public int compareTo(Case other) {
        var byTime = time().compareTo(other.time());
        return byTime != 0 ? byTime : Long.compare(number, other.number);
    }
}
