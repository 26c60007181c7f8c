package io.tallyman.session;

import io.tallyman.identity.Actor;
import io.tallyman.tunable.Tunables;
import java.time.Duration;
import java.time.Instant;

/**
 * When waiting ends, by the tunables.
 *
 * @param container how long after its start a container's behaviour counts
 * @param instance how long after its boot an instance's behaviour counts
 * @param tolerance how far clocks may differ
 * @param grace how much later than an event the record may be told that says whom it is about
 * @param settling tolerance and grace together
 */
record Deadlines(Duration container, Duration instance, Duration tolerance, Duration grace, Duration settling) {

    private Deadlines(Duration container, Duration instance, Duration tolerance, Duration grace) {
        this(container, instance, tolerance, grace, tolerance.plus(grace));
    }

    static Deadlines of(Tunables tunables) {
        return new Deadlines(
                tunables.timeWindow().length(),
                tunables.firstBootWindow().length(),
                tunables.clockTolerance(),
                tunables.allowedLateness().otherwise());
    }

    /** How long after its start the behaviour of one of that kind counts. */
    Duration window(Actor.Kind kind) {
        return kind == Actor.Kind.INSTANCE ? instance : container;
    }

    /** When it is settled whom an event of that time is about. */
    Instant settled(Instant event) {
        return event.plus(settling);
    }

    /** When everything is known of the window of one that started then. */
    Instant closed(Actor.Kind kind, Instant start) {
        return settled(start.plus(window(kind)));
    }

    /** How long facts must stay so that every order of arrival gives the same. */
    Duration retention() {
        var longest = container.compareTo(instance) >= 0 ? container : instance;
        return longest.plus(tolerance).plus(grace).plus(grace);
    }
}
