package io.tallyman.tunable;

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

    /** The part of time that counts after this one. */
    public Span after(Timed earlier) {
        return new Span(this, earlier.time());
    }
}
