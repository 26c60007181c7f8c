package io.tallyman.identity;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** From when to when something existed, as far as records tell; widens as they arrive, in any order. */
final class Lifetime {

    private @Nullable Instant begin;
    private @Nullable Instant lastBegin;
    private @Nullable Instant end;

    void beginsBy(Instant instant) {
        begin = begin == null || instant.isBefore(begin) ? instant : begin;
        lastBegin = lastBegin == null || instant.isAfter(lastBegin) ? instant : lastBegin;
    }

    void endsBy(Instant instant) {
        end = end == null || instant.isAfter(end) ? instant : end;
    }

    /** Takes back all that was told of its end. */
    void goesOn() {
        end = null;
    }

    /** Whether it existed at that time, give or take; an unknown bound is open. */
    boolean holds(Instant time, Duration tolerance) {
        if (begin != null && Moments.isAfter(begin, time, tolerance)) {
            return false;
        }
        return end == null || !hasEnded() || !Moments.isAfter(time, end, tolerance);
    }

    /** Whether it ended and did not begin again. */
    boolean hasEnded() {
        return end != null && (lastBegin == null || !lastBegin.isAfter(end));
    }

    Instant beginOrMin() {
        return begin == null ? Instant.MIN : begin;
    }

    Instant endOrMax() {
        return hasEnded() && end != null ? end : Instant.MAX;
    }
}
