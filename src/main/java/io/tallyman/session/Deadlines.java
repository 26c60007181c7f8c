package io.tallyman.session;

import io.tallyman.tunable.Tunables;
import java.time.Duration;
import java.time.Instant;

/**
 * When waiting ends, by the tunables.
 *
 * @param window how long after its start a container's behaviour counts
 * @param tolerance how far clocks may differ
 * @param grace how much later than an event the record may be told that says whom it is about
 * @param settling tolerance and grace together
 */
record Deadlines(Duration window, Duration tolerance, Duration grace, Duration settling) {

    private Deadlines(Duration window, Duration tolerance, Duration grace) {
        this(window, tolerance, grace, tolerance.plus(grace));
    }

    static Deadlines of(Tunables tunables) {
        return new Deadlines(
                tunables.timeWindow().length(),
                tunables.clockTolerance(),
                tunables.allowedLateness().otherwise());
    }

    /** When it is settled whom an event of that time is about. */
    Instant settled(Instant event) {
        return event.plus(settling);
    }

    /** When everything is known of the window of a container that started then. */
    Instant closed(Instant start) {
        return settled(start.plus(window));
    }

    /** How long facts must stay so that every order of arrival gives the same. */
    Duration retention() {
        return window.plus(tolerance).plus(grace).plus(grace);
    }
}
