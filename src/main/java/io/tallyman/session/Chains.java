package io.tallyman.session;

import io.tallyman.alert.Alert;
import io.tallyman.baseline.Baseline;
import io.tallyman.event.Attributable;
import io.tallyman.event.Attribution;
import io.tallyman.identity.Actor;
import io.tallyman.identity.Directory;
import io.tallyman.identity.Instance;
import io.tallyman.identity.Outline;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.agrona.collections.Object2ObjectHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The open chains, one for each container and instance whose window has not ended.
 *
 * <p>A chain is what working memory holds of one of them. When identity learns more about it, its facts are
 * taken out and put in again as they now are, so that what the rules find depends on what is known and not on the order in
 * which it came. When its window has ended and everything about it is settled, the chain is evaluated a last time, its
 * alert is complete, and a quiet one teaches the baseline.
 */
final class Chains {

    /** The steps of two clocks that count whole seconds. */
    private static final Duration BLUR = Duration.ofSeconds(2);

    private final Directory directory;
    private final Deadlines deadlines;
    private final boolean scopeMatters;
    private final Evaluation evaluation;
    private final Lessons lessons;
    private final Blindness.Logs logs;
    private final Map<String, Chain> open = new Object2ObjectHashMap<>();
    private final Map<String, Closed> closed = new HashMap<>();
    private final FlowSources sources = new FlowSources();
    private final Set<String> pending = new LinkedHashSet<>();
    private final Schedule schedule;
    /** Alerts of chains that were dropped because their container proved to be none. */
    private final List<Alert> takenBack = new ArrayList<>();

    private long excess;

    Chains(Directory directory, Baseline baseline, Deadlines deadlines, Engine engine, Blindness.Logs logs) {
        var facts = new Facts(directory, baseline, engine.tunables());
        this.directory = directory;
        this.deadlines = deadlines;
        this.schedule = new Schedule(deadlines);
        this.scopeMatters = !engine.tunables().vmTagScope().isEmpty();
        this.evaluation = new Evaluation(engine, facts, directory, key -> Optional.ofNullable(open.get(key)));
        this.lessons = new Lessons(baseline, facts, deadlines);
        this.logs = logs;
    }

    /** Identity has learnt something about a container or an instance. */
    void changed(String key) {
        var known = directory.outline(key);
        if (known.isEmpty() || known.get().kind() == Actor.Kind.SANDBOX) {
            drop(key);
            return;
        }
        var before = closed.get(key);
        if (before != null && known.get().startAfter(before.start()).isEmpty()) {
            return;
        }
        closed.remove(key);
        var chain = open(key, known.get().kind(), known.get().begin());
        chain.dirty = true;
        pending.add(key);
        follow(chain, before, known.get());
    }

    /* The windows of an instance's boots are looked at one after the other. */
    private void follow(Chain chain, @Nullable Closed before, Outline known) {
        chain.before = before == null ? chain.before : before;
        var since = chain.before == null ? Instant.MIN : chain.before.start();
        var start = known.startAfter(since);
        if (chain.before != null && chain.kind == Actor.Kind.INSTANCE) {
            chain.from = boot(chain.key, since)
                    .map(boot ->
                            boot.from().instant().minus(deadlines.tolerance().plus(BLUR)))
                    .orElse(Instant.MIN);
        }
        start.ifPresent(instant -> {
            began(chain, instant);
            chain.followed = known.startAfter(instant).isPresent();
            chain.dull &= !chain.followed;
        });
    }

    private Optional<Instance.Booted> boot(String key, Instant since) {
        return directory
                .actor(key)
                .filter(Instance.class::isInstance)
                .map(Instance.class::cast)
                .flatMap(instance -> instance.bootAfter(since));
    }

    private Chain open(String key, Actor.Kind kind, Instant time) {
        var chain = open.get(key);
        if (chain == null) {
            chain = new Chain(key, kind);
            open.put(key, chain);
            chain.lastEvent = time;
            schedule.opened(chain);
        }
        return chain;
    }

    private void began(Chain chain, Instant start) {
        if (!start.equals(chain.start)) {
            chain.start = start;
            chain.settled = false;
            schedule.plan(chain);
        }
    }

    /**
     * Something happened in it.
     *
     * @param isSettled whether nothing more will be learnt about whom it is about, and when that one started
     * @return whether that is the last word: what happens to one whose window has ended may yet belong to its next start
     */
    boolean add(String key, Attributable behaviour, boolean isSettled) {
        if (closed.containsKey(key)) {
            return isSettled && sight(key, behaviour, behaviour.attribution());
        }
        var time = behaviour.time().instant();
        var chain = open(key, kind(behaviour), time);
        if (time.isBefore(chain.from)) {
            return isSettled && after(chain.before, behaviour, behaviour.attribution());
        }
        if (!isSettled && chain.kind == Actor.Kind.INSTANCE && mayBeOfNextBoot(chain, time)) {
            return false;
        }
        chain.happened(time);
        if (chain.dull) {
            lessons.sight(chain, behaviour, behaviour.attribution());
        } else if (chain.behaviours().size() >= Chain.MOST && !makeRoom(chain)) {
            excess++;
        } else {
            chain.behaviours().add(behaviour);
            chain.fresh().add(behaviour);
            pending.add(key);
            sources.remember(chain, behaviour);
        }
        return true;
    }

    /**
     * What happened for certain in one whose behaviour can match no rule any more: it is noted where it went.
     *
     * @param attribution whom the behaviour is about, which it need not say itself yet
     * @return whether it is such a one
     */
    boolean sight(String key, Attributable behaviour, Attribution attribution) {
        var ended = closed.get(key);
        if (ended != null) {
            return after(ended, behaviour, attribution);
        }
        var chain = open.get(key);
        if (chain != null && behaviour.time().instant().isBefore(chain.from)) {
            return after(chain.before, behaviour, attribution);
        }
        if (chain == null || !chain.dull) {
            return false;
        }
        chain.happened(behaviour.time().instant());
        lessons.sight(chain, behaviour, attribution);
        return true;
    }

    private boolean mayBeOfNextBoot(Chain chain, Instant time) {
        var start = chain.start;
        return chain.dull || (start != null && time.isAfter(start.plus(deadlines.window(chain.kind))));
    }

    private boolean after(@Nullable Closed ended, Attributable behaviour, Attribution attribution) {
        if (ended != null) {
            ended.learner().ifPresent(pupil -> lessons.after(pupil, behaviour, attribution));
        }
        return true;
    }

    /* A flood must not hide what comes after it: what no finding rests on goes, where anything does. */
    private boolean makeRoom(Chain chain) {
        if (chain.isCrowded()) {
            return false;
        }
        evaluation.evaluate(chain);
        if (chain.findings().isEmpty()) {
            return false;
        }
        var before = chain.behaviours().size();
        sources.forget(chain);
        chain.keepProofs();
        chain.behaviours().forEach(behaviour -> sources.remember(chain, behaviour));
        excess += before - chain.behaviours().size();
        return !chain.isCrowded();
    }

    private static Actor.Kind kind(Attributable behaviour) {
        return behaviour.instance().isEmpty() ? Actor.Kind.CONTAINER : Actor.Kind.INSTANCE;
    }

    /** Names were learnt for whoever has an address: an instance's record need not tell its own. */
    void named(String client) {
        for (var key : sources.from(client)) {
            Optional.ofNullable(open.get(key)).ifPresent(chain -> {
                chain.dirty = true;
                pending.add(key);
            });
        }
    }

    /** Something was learnt about machine images that may concern any instance. */
    void lineageChanged() {
        for (var chain : open.values()) {
            if (chain.kind == Actor.Kind.INSTANCE) {
                chain.dirty = true;
                chain.dull = false;
                pending.add(chain.key);
            }
        }
    }

    /** It was about somebody else after all. */
    void remove(String key, Attributable behaviour) {
        var chain = open.get(key);
        if (chain != null && chain.behaviours().remove(behaviour)) {
            chain.fresh().remove(behaviour);
            chain.dirty = true;
            pending.add(key);
        }
    }

    /** Lets the rules see what is new in every chain; alerts that began or grew. */
    List<Alert> evaluate() {
        var alerts = new ArrayList<Alert>();
        for (var key : pending) {
            var chain = open.get(key);
            if (chain != null) {
                evaluation.evaluate(chain);
                news(chain).ifPresent(alerts::add);
            }
        }
        pending.clear();
        return withTakenBack(alerts);
    }

    /** Looks at every chain whose time has come; the alerts of those that ended. */
    List<Alert> advanceTo(Instant watermark) {
        var alerts = new ArrayList<Alert>();
        while (schedule.isDue(watermark)) {
            var look = schedule.remove();
            var chain = open.get(look.key);
            if (chain == null || !schedule.takeUp(look, chain)) {
                continue;
            }
            if (chain.start == null) {
                // nothing says when it started: its behaviour can complete no chain once it is older than a window
                drop(chain.key);
            } else {
                reached(chain, chain.start).ifPresent(alerts::add);
            }
        }
        evaluation.advanceTo(watermark);
        return withTakenBack(alerts);
    }

    private List<Alert> withTakenBack(List<Alert> alerts) {
        alerts.addAll(takenBack);
        takenBack.clear();
        return alerts;
    }

    /* Windows end in the order of their ends, however far the watermark has leapt; what was learnt of others since the last
    look counts. */
    private Optional<Alert> reached(Chain chain, Instant start) {
        if (!chain.dull) {
            directory.putAway(chain.key);
            chain.dirty = true;
        }
        evaluation.evaluate(chain);
        if (!chain.settled && deadlines.closed(chain.kind, start).isAfter(deadlines.settled(start))) {
            calm(chain, start);
            chain.settled = true;
            schedule.plan(chain);
            if (chain.unsaid) {
                pending.add(chain.key);
            }
            return Optional.empty();
        }
        var alert = alert(chain, blindness(chain, start));
        close(chain, start);
        return alert;
    }

    private Blindness blindness(Chain chain, Instant start) {
        var from = start.minus(deadlines.tolerance());
        var to = start.plus(deadlines.window(chain.kind));
        return logs.of(chain.key, from, to, deadlines.closed(chain.kind, start));
    }

    /* Everything is known of the container, and no rule found its image suspect. An instance may come into the scope later,
    and what is not settled may be of its next boot. */
    private void calm(Chain chain, Instant settled) {
        var mayBeSuspect = chain.kind == Actor.Kind.INSTANCE && (scopeMatters || chain.followed);
        if (!evaluation.mayMatch(chain) && !chain.dull && !mayBeSuspect) {
            chain.dull = true;
            var until = chain.kind == Actor.Kind.INSTANCE ? settled : Instant.MAX;
            chain.behaviours().stream()
                    .filter(behaviour -> !behaviour.time().instant().isAfter(until))
                    .forEach(behaviour -> lessons.sight(chain, behaviour, behaviour.attribution()));
            chain.behaviours().removeIf(behaviour -> !behaviour.time().instant().isAfter(until));
            chain.fresh().clear();
            chain.putAway();
        }
    }

    private void close(Chain chain, Instant start) {
        var next = chain.followed ? boot(chain.key, start) : Optional.<Instance.Booted>empty();
        var rest = next.map(boot -> rest(chain, start, boot)).orElse(List.of());
        var learner = lessons.end(chain, evaluation.actor(chain), start);
        var said = Optional.ofNullable(chain.last)
                .or(() -> Optional.ofNullable(chain.before).flatMap(Closed::alert))
                .filter(last -> chain.kind == Actor.Kind.INSTANCE);
        chain.last = null;
        chain.before = null;
        drop(chain.key);
        if (directory.knows(chain.key)) {
            closed.put(chain.key, new Closed(start, learner, said.filter(last -> !last.withdrawn())));
        }
        if (next.isPresent()) {
            changed(chain.key);
            rest.forEach(behaviour -> add(chain.key, behaviour, true));
        }
    }

    /* What may be of the next boot: what is after this one's window is the next one's alone. */
    private List<Attributable> rest(Chain chain, Instant start, Instance.Booted next) {
        var from = next.from().instant().minus(deadlines.tolerance().plus(BLUR));
        var end = start.plus(deadlines.window(chain.kind));
        var rest = chain.behaviours().stream()
                .filter(behaviour -> !behaviour.time().instant().isBefore(from))
                .toList();
        chain.behaviours()
                .removeIf(behaviour -> behaviour.time().instant().isAfter(end)
                        && !behaviour.time().instant().isBefore(from));
        return rest;
    }

    private void drop(String key) {
        pending.remove(key);
        var chain = open.remove(key);
        if (chain != null) {
            sources.forget(chain);
            evaluation.release(chain);
            alert(chain, Blindness.UNKNOWN).ifPresent(takenBack::add);
        }
    }

    private Optional<Alert> news(Chain chain) {
        return chain.unsaid ? alert(chain, Blindness.UNKNOWN) : Optional.empty();
    }

    /* What is to be said about the chain now, if it differs from what was said last. */
    private Optional<Alert> alert(Chain chain, Blindness blindness) {
        chain.unsaid = false;
        var earlier = Optional.ofNullable(chain.before).flatMap(Closed::alert);
        var last = Optional.ofNullable(chain.last).or(() -> earlier);
        var revision = 1 + last.map(Alert::revision).orElse(0);
        var now = chain.detections().isEmpty()
                ? Optional.ofNullable(chain.last)
                        .filter(said -> !said.withdrawn())
                        .map(said ->
                                earlier.map(alert -> alert.asRevision(revision)).orElseGet(said::withdraw))
                        .filter(said -> !isSaid(last, said, false))
                : evaluation
                        .actor(chain)
                        .map(actor ->
                                AlertAssembly.of(actor, chain.detections(), chain.findings(), blindness, revision))
                        .map(alert ->
                                earlier.map(said -> AlertUnion.of(said, alert)).orElse(alert))
                        .filter(alert -> !isSaid(last, alert, blindness.isKnown()));
        now.ifPresent(alert -> chain.last = alert);
        return now;
    }

    private static boolean isSaid(Optional<Alert> last, Alert now, boolean isComplete) {
        return last.filter(said -> said.withdrawn() == now.withdrawn())
                .filter(said -> AlertAssembly.sameContent(said, now, isComplete))
                .isPresent();
    }

    /** Forgets a container or an instance that the directory forgot. */
    void forget(String key) {
        closed.remove(key);
    }

    /** Events that were too many for one container. */
    long excess() {
        return excess;
    }

    int openCount() {
        return open.size();
    }

    Map<String, Long> fired() {
        return evaluation.fired();
    }

    long factCount() {
        return evaluation.factCount();
    }

    void close() {
        evaluation.close();
    }
}
