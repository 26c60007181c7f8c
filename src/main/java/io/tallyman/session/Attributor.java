package io.tallyman.session;

import io.tallyman.event.Attributable;
import io.tallyman.event.Attribution;
import io.tallyman.event.JoinQuality;
import io.tallyman.event.ProcessExecuted;
import io.tallyman.identity.Answer;
import io.tallyman.identity.Directory;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds out whom each process and connection is about, and hands it to the chains.
 *
 * <p>An event whose owner is not known waits for the missing link. An owner that was found may turn out to be another when
 * a record arrives late: when the event's time is settled it is asked once more, and moved if the answer has changed.
 */
final class Attributor {

    /** So many events wait at the same time; the oldest is given up for one more. */
    static final int MOST_WAITING = 500_000;

    private final Directory directory;
    private final Chains chains;
    private final Deadlines deadlines;
    private final boolean eager;
    private final Docket unsettled = new Docket();
    /** By the missing link. What waits was told in about the order in which it is settled, so leaving is at the front. */
    private final Map<Object, Deque<Case>> waiting = new HashMap<>();

    private long unattributed;

    /**
     * @param eager whether an alert may be asked for at any time; else only what is settled counts, and an event is asked
     *     about once
     */
    Attributor(Directory directory, Chains chains, Deadlines deadlines, boolean eager) {
        this.directory = directory;
        this.chains = chains;
        this.deadlines = deadlines;
        this.eager = eager;
    }

    void accept(Attributable event) {
        if (!eager && !teaches(event)) {
            await(new Case(event));
            return;
        }
        var answer = directory.owner(event);
        if (answer instanceof Answer.Nobody && directory.missingMachine(event).isEmpty()) {
            unattributed++;
            return;
        }
        var open = new Case(event);
        if (answer instanceof Answer.Known known) {
            deliver(open, known.attribution(), !eager);
            var isExact =
                    !event.reported().id().isEmpty() && known.attribution().join() == JoinQuality.EXACT;
            if (isExact && !open.chains.isEmpty()) {
                return;
            }
        } else {
            await(open, answer);
        }
        await(open);
    }

    /* Whether it names its container, or others may be found by the device that it runs from. */
    private boolean teaches(Attributable event) {
        return !event.reported().id().isEmpty()
                || (event instanceof ProcessExecuted executed && directory.hasNewDevice(executed));
    }

    private void await(Case open) {
        unsettled.add(open);
        if (unsettled.size() > MOST_WAITING) {
            settle(unsettled.remove());
        }
    }

    /* For the container's link, or for the machine's. */
    private void await(Case open, Answer answer) {
        var links = new ArrayList<Object>(2);
        if (answer instanceof Answer.Waiting wait) {
            links.add(wait.link());
        }
        directory.missingMachine(open.event).ifPresent(links::add);
        open.links = links;
        links.forEach(link ->
                waiting.computeIfAbsent(link, key -> new ArrayDeque<>(1)).add(open));
    }

    /** Asks again for those who waited for what was just learnt. */
    void retry() {
        var learnt = directory.drainLearnt();
        if (waiting.isEmpty()) {
            return;
        }
        for (var link : learnt) {
            var cases = waiting.remove(link);
            if (cases != null) {
                cases.forEach(open -> {
                    leave(open);
                    ask(open);
                });
            }
        }
    }

    private void ask(Case open) {
        var answer = directory.owner(open.event);
        if (answer instanceof Answer.Known known) {
            deliver(open, known.attribution(), false);
        } else {
            await(open, answer);
        }
    }

    private void leave(Case open) {
        for (var link : open.links) {
            waiting.computeIfPresent(link, (key, cases) -> cases.remove(open) && cases.isEmpty() ? null : cases);
        }
        open.links = List.of();
    }

    /** Decides for good about the events whose time is settled. */
    void advanceTo(Instant watermark) {
        var settled = watermark.minus(deadlines.settling());
        while (unsettled.isDue(settled)) {
            settle(unsettled.remove());
        }
    }

    private void settle(Case open) {
        leave(open);
        if (directory.owner(open.event) instanceof Answer.Known known) {
            deliver(open, known.attribution(), true);
            return;
        }
        deliver(open, Attribution.NONE, true);
        unattributed++;
    }

    /* Puts the event into the chains it now belongs to, and takes it out of those it does not. */
    private void deliver(Case open, Attribution attribution, boolean isSettled) {
        var event = open.event;
        var owner = owner(attribution);
        if (isSettled && open.chains.isEmpty() && chains.sight(owner, event, attribution)) {
            open.chains = Set.of(owner);
            learnDevices(event, attribution);
            return;
        }
        var target = targets(event, attribution);
        if (target.equals(open.chains) && attribution.equals(event.attribution())) {
            return;
        }
        var moved = event.attributedTo(attribution);
        open.chains.forEach(chain -> chains.remove(chain, event));
        open.event = moved;
        open.chains = target.stream()
                .filter(chain -> chains.add(chain, moved, isSettled))
                .collect(Collectors.toUnmodifiableSet());
        learnDevices(moved, attribution);
    }

    private void learnDevices(Attributable event, Attribution attribution) {
        if (event instanceof ProcessExecuted executed
                && !attribution.container().isEmpty()) {
            directory.learnDevices(executed, attribution);
        }
    }

    /* The one that it is about; empty where only a network namespace is known. */
    private static String owner(Attribution attribution) {
        return attribution.container().isEmpty() ? attribution.instance() : attribution.container();
    }

    private Set<String> targets(Attributable event, Attribution attribution) {
        var owner = owner(attribution);
        if (!owner.isEmpty()) {
            return Set.of(owner);
        }
        return attribution.network().isEmpty()
                ? Set.of()
                : new HashSet<>(
                        directory.members(attribution.network(), event.time().instant()));
    }

    long unattributed() {
        return unattributed;
    }

    int waitingCount() {
        return unsettled.size();
    }
}
