package io.tallyman.session;

import io.tallyman.event.Attributable;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** A process or connection whose owner may still turn out to be another. */
final class Case implements Comparable<Case> {

    /** A page is of 2 to this many nanoseconds, about an eighth of a second. */
    private static final int PAGE_BITS = 27;

    /** A second has at most 2 to this many pages. */
    private static final int SECOND_BITS = 3;

    /** As it is attributed now. */
    Attributable event;
    /** The chains that have it. */
    Set<String> chains = Set.of();
    /** What it waits for. */
    List<Object> links = List.of();

    private final long second;
    private final int nano;

    Case(Attributable event) {
        this.event = event;
        var time = event.time().instant();
        this.second = time.getEpochSecond();
        this.nano = time.getNano();
    }

    /** The number of the time at which it happened, in parts of a second: later ones are not smaller. */
    long page() {
        return page(second, nano);
    }

    /** The number of a time, in parts of a second. */
    static long page(Instant time) {
        return page(time.getEpochSecond(), time.getNano());
    }

    private static long page(long second, int nano) {
        return second << SECOND_BITS | nano >>> PAGE_BITS;
    }

    /** Whether it happened after that time. */
    boolean isAfter(Instant time) {
        return second != time.getEpochSecond() ? second > time.getEpochSecond() : nano > time.getNano();
    }

    /** By when it happened. */
    @Override
    public int compareTo(Case other) {
        return second != other.second ? Long.compare(second, other.second) : Integer.compare(nano, other.nano);
    }
}
