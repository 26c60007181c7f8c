package io.tallyman.session;

import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** When chains must be looked at again, in order of time. */
final class Schedule {

    /** One look, and the start of its window that it was reckoned from; null for one of which no start is known. */
    record Due(Instant time, String key, @Nullable Instant start) {}

    private final PriorityQueue<Due> due =
            new PriorityQueue<>(Comparator.comparing(Due::time).thenComparing(Due::key));
    private final Deadlines deadlines;

    Schedule(Deadlines deadlines) {
        this.deadlines = deadlines;
    }

    /** Looks at a chain whose window began: when it is settled, and when it is closed. */
    void began(Chain chain, Instant start) {
        due.add(new Due(deadlines.settled(start), chain.key, start));
        due.add(new Due(deadlines.closed(chain.kind, start), chain.key, start));
    }

    /** Looks at a chain that nothing tells the start of, when its last event can complete nothing any more. */
    void idle(Chain chain) {
        due.add(new Due(idleSince(chain), chain.key, null));
    }

    Instant idleSince(Chain chain) {
        return chain.lastEvent.equals(Instant.MIN) ? Instant.MIN : deadlines.closed(chain.kind, chain.lastEvent);
    }

    boolean isDue(Instant watermark) {
        var next = due.peek();
        return next != null && !next.time.isAfter(watermark);
    }

    /** Takes the first look out; there must be one. */
    Due remove() {
        return due.remove();
    }
}
