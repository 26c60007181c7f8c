package io.tallyman.oracle;

import java.time.Instant;
import java.util.List;

/**
 * One container, from its creation to its end.
 *
 * @param number unique in its world
 * @param id the runtime's, or the name that somebody gave {@code ctr}
 * @param name in its pod, or Docker's
 * @param attempt how often its place was filled before
 * @param device of its root file system
 * @param ended far in the future where it goes on
 */
record Run(
        int number,
        String id,
        String name,
        Role role,
        int attempt,
        Image image,
        Pull pull,
        long pid,
        String device,
        Instant created,
        Instant started,
        Instant ended,
        List<Doing> doings) {

    static final Instant NEVER = Instant.parse("2027-01-01T00:00:00Z");

    Run {
        doings = List.copyOf(doings);
    }

    enum Role {
        SANDBOX,
        INIT,
        APPLICATION
    }

    /**
     * How its image came to the node.
     *
     * @param begun when it was asked for
     * @param done when it was there
     */
    record Pull(String happening, Way way, Instant begun, Instant done) {}

    enum Way {
        /** The node had never had it. */
        FIRST,
        /** Pulled anew, and nothing had changed. */
        AGAIN,
        /** The tag had moved to another digest. */
        MOVED,
        /** It was there. */
        PRESENT
    }

    String create() {
        return "create:" + number;
    }

    String start() {
        return "start:" + number;
    }

    boolean hasEnded() {
        return ended.isBefore(NEVER);
    }

    Run from(Image other, Pull otherPull) {
        return new Run(number, id, name, role, attempt, other, otherPull, pid, device, created, started, ended, doings);
    }

    Run with(List<Doing> others) {
        return new Run(number, id, name, role, attempt, image, pull, pid, device, created, started, ended, others);
    }
}
