package io.tallyman.session;

import io.tallyman.event.Attributable;
import io.tallyman.event.Attribution;
import io.tallyman.event.JoinQuality;
import io.tallyman.event.ProcessExecuted;
import io.tallyman.identity.Answer;
import io.tallyman.identity.Directory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Finds out whom each process and connection is about, and hands it to the chains.
 *
 * <p>An event whose owner is not known waits for the missing link. An owner that was found may turn out to be another when
 * a record arrives late: when the event's time is settled it is asked once more, and moved if the answer has changed.
 */
final class Attributor {

    /** So many events wait at the same time; the oldest is given up for one more. */
    static final int MOST_WAITING = 500_000;

    private static final class Case {
        private final long number;
        private final Instant settled;
        private Attributable event;
        private Set<String> chains = new TreeSet<>();
        private @Nullable Object link;

        private Case(long number, Instant settled, Attributable event) {
            this.number = number;
            this.settled = settled;
            this.event = event;
        }
    }

    private final Directory directory;
    private final Chains chains;
    private final Deadlines deadlines;
    private final PriorityQueue<Case> unsettled = new PriorityQueue<>(
            Comparator.<Case, Instant>comparing(open -> open.settled).thenComparing(open -> open.number));
    private final Map<Object, List<Case>> waiting = new HashMap<>();
    private long count;
    private long unattributed;

    Attributor(Directory directory, Chains chains, Deadlines deadlines) {
        this.directory = directory;
        this.chains = chains;
        this.deadlines = deadlines;
    }

    void accept(Attributable event) {
        var answer = directory.owner(event);
        if (answer instanceof Answer.Nobody) {
            unattributed++;
            return;
        }
        var open = new Case(count++, deadlines.settled(event.time().instant()), event);
        if (answer instanceof Answer.Known known) {
            deliver(open, known.attribution());
            if (!event.reported().id().isEmpty() && known.attribution().join() == JoinQuality.EXACT) {
                return;
            }
        } else if (answer instanceof Answer.Waiting wait) {
            await(open, wait.link());
        }
        unsettled.add(open);
        if (unsettled.size() > MOST_WAITING) {
            settle(unsettled.remove());
        }
    }

    private void await(Case open, Object link) {
        open.link = link;
        waiting.computeIfAbsent(link, key -> new ArrayList<>(1)).add(open);
    }

    /** Asks again for those who waited for what was just learnt. */
    void retry() {
        for (var link : directory.drainLearnt()) {
            var cases = waiting.remove(link);
            if (cases != null) {
                cases.forEach(this::ask);
            }
        }
    }

    private void ask(Case open) {
        open.link = null;
        var answer = directory.owner(open.event);
        if (answer instanceof Answer.Known known) {
            deliver(open, known.attribution());
        } else if (answer instanceof Answer.Waiting wait) {
            await(open, wait.link());
        }
    }

    private void leave(Case open) {
        var link = open.link;
        if (link != null) {
            waiting.computeIfPresent(link, (key, cases) -> cases.remove(open) && cases.isEmpty() ? null : cases);
        }
    }

    /** Decides for good about the events whose time is settled. */
    void advanceTo(Instant watermark) {
        while (!unsettled.isEmpty() && !unsettled.peek().settled.isAfter(watermark)) {
            settle(unsettled.remove());
        }
    }

    private void settle(Case open) {
        leave(open);
        if (directory.owner(open.event) instanceof Answer.Known known) {
            deliver(open, known.attribution());
            return;
        }
        deliver(open, Attribution.NONE);
        unattributed++;
    }

    /* Puts the event into the chains it now belongs to, and takes it out of those it does not. */
    private void deliver(Case open, Attribution attribution) {
        var target = targets(open.event, attribution);
        var moved = open.event.attributedTo(attribution);
        if (target.equals(open.chains) && moved.equals(open.event)) {
            return;
        }
        open.chains.forEach(chain -> chains.remove(chain, open.event));
        open.event = moved;
        open.chains = target;
        target.forEach(chain -> chains.add(chain, moved));
        if (moved instanceof ProcessExecuted executed
                && !attribution.container().isEmpty()) {
            directory.learnDevices(executed, attribution);
        }
    }

    private Set<String> targets(Attributable event, Attribution attribution) {
        var target = new TreeSet<String>();
        if (!attribution.container().isEmpty()) {
            target.add(attribution.container());
        } else if (!attribution.network().isEmpty()) {
            target.addAll(directory.members(attribution.network(), event.time().instant()));
        }
        return target;
    }

    long unattributed() {
        return unattributed;
    }

    int waitingCount() {
        return unsettled.size();
    }
}
