package io.tallyman.tunable;

import io.tallyman.event.EventTime;
import io.tallyman.event.Interval;
import io.tallyman.event.Timed;
import java.time.Duration;

/**
 * A stretch of time that begins with an event, closed at both ends.
 *
 * <p>The last instant is exactly the start plus the window's length, to the nanosecond. At the other end an event may
 * stand before the start by as much as their order is uncertain: the tolerance, and the precision of both records. A
 * time that is not known lies in no span, and no time lies in a span whose start is not known.
 *
 * @param window how long, and how tolerant of order
 * @param start when it begins
 */
public record Span(Window window, EventTime start) implements Interval {

    /** Whether the event stands within. */
    @Override
    public boolean contains(Timed event) {
        var time = event.time();
        if (!time.isKnown() || !start.isKnown()) {
            return false;
        }
        var gap = Duration.between(start.instant(), time.instant());
        return gap.isNegative() ? gap.negated().compareTo(blur(time)) <= 0 : gap.compareTo(window.length()) <= 0;
    }

    private Duration blur(EventTime time) {
        return window.tolerance().plus(start.precision()).plus(time.precision());
    }
}
