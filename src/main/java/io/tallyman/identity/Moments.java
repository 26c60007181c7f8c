package io.tallyman.identity;

import java.time.Duration;
import java.time.Instant;

/** Compares moments of clocks that may differ, many times for each event: without making further moments. */
final class Moments {

    private static final long NANOS = 1_000_000_000L;
    /** Farther apart than this many seconds nothing is within any tolerance, and nanoseconds would overflow. */
    private static final long FAR = Integer.MAX_VALUE;

    private Moments() {}

    /** Whether the one is later than the other by more than the tolerance. */
    static boolean isAfter(Instant one, Instant other, Duration tolerance) {
        return isAfter(one.getEpochSecond(), one.getNano(), other, tolerance);
    }

    /** The same of a moment in parts. */
    static boolean isAfter(long second, int nano, Instant other, Duration tolerance) {
        var seconds = second - other.getEpochSecond();
        if (seconds < 0) {
            return false;
        }
        return seconds > FAR || seconds * NANOS + nano - other.getNano() > tolerance.toNanos();
    }
}
