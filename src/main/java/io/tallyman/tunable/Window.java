package io.tallyman.tunable;

import io.tallyman.event.EventTime;
import io.tallyman.event.Interval;
import io.tallyman.event.Timed;
import java.time.Duration;

/**
 * How long after something else an event still counts. A rule reads {@code this within $window.after($start)}.
 *
 * @param length from the earlier instant to the last one that counts, which is included
 * @param tolerance by how much two hosts' clocks may differ; bears on order only and never lengthens the window
 */
public record Window(Duration length, Duration tolerance) {

    public Window {
        if (length.isNegative() || length.isZero() || tolerance.isNegative()) {
            throw new IllegalArgumentException(
                    "a window (%s) must be longer than nothing and its tolerance (%s) not negative."
                            .formatted(length, tolerance));
        }
    }

    /**
     * The part of time that counts after {@code start}, and before it back to {@code asked}: what was asked for may act
     * before anybody says that it started.
     */
    public Interval from(EventTime asked, Timed start) {
        return event -> after(start).contains(event)
                || (event.time().instant().isBefore(start.time().instant()) && new Span(this, asked).contains(event));
    }

    /** All time up to the end of what counts after {@code start}. */
    public Interval until(Timed start) {
        return event -> after(start).contains(event)
                || (event.time().isKnown()
                        && event.time().instant().isBefore(start.time().instant()));
    }

    /** The part of time that counts after this one. */
    public Span after(Timed earlier) {
        return new Span(this, earlier.time());
    }
}
