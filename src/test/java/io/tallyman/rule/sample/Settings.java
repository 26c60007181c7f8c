package io.tallyman.rule.sample;

import io.tallyman.event.Interval;
import io.tallyman.event.Timed;
import java.time.Duration;
import java.util.Set;

/** Tunables of the sample rules. */
public record Settings(Window window, Set<String> binaries) {

    public boolean trusts(String image) {
        return image.startsWith("corp/");
    }

    /** A length of time. */
    public record Window(Duration length) {

        /** From the event on, both ends included. */
        public Stretch after(Timed start) {
            return new Stretch(start.epochMillis(), start.epochMillis() + length.toMillis());
        }
    }

    /** A stretch of time. */
    public record Stretch(long from, long to) implements Interval {
        @Override
        public boolean contains(Timed event) {
            return event.epochMillis() >= from && event.epochMillis() <= to;
        }
    }
}
