package io.tallyman.session;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.PriorityQueue;

/**
 * Open cases, the one that happened first in front.
 *
 * <p>Events come nearly in the order of their time. So a case that is not before the last one joins a plain queue, and only
 * the others cost a heap.
 */
final class Docket {

    private final ArrayDeque<Case> queue = new ArrayDeque<>();
    private final PriorityQueue<Case> stragglers = new PriorityQueue<>();

    void add(Case open) {
        var last = queue.peekLast();
        if (last == null || last.compareTo(open) <= 0) {
            queue.add(open);
        } else {
            stragglers.add(open);
        }
    }

    /** Whether the first case happened by that time. */
    boolean isDue(Instant by) {
        var queued = queue.peek();
        var straggler = stragglers.peek();
        return (queued != null && !queued.time().isAfter(by))
                || (straggler != null && !straggler.time().isAfter(by));
    }

    /** Takes the first case out; there must be one. */
    Case remove() {
        var queued = queue.peek();
        var straggler = stragglers.peek();
        var isStraggler = straggler != null && (queued == null || straggler.compareTo(queued) < 0);
        return isStraggler ? stragglers.remove() : queue.remove();
    }

    int size() {
        return queue.size() + stragglers.size();
    }
}
