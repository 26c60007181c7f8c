package io.tallyman.session;

import io.tallyman.alert.Alert;
import io.tallyman.baseline.Baseline;
import io.tallyman.event.Attributable;
import io.tallyman.event.Attribution;
import io.tallyman.identity.Actor;
import io.tallyman.identity.Directory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The chains, one for each container and instance whose window has not ended, and what is left of those whose window has.
 *
 * <p>A chain is what working memory holds of one of them. When identity learns more about it, its facts are taken out and
 * put in again as they now are, so that what the rules find depends on what is known and not on the order in which it
 * came. When its window has ended and everything about it is settled, the chain is evaluated a last time, its alert is
 * complete, and a quiet one teaches the baseline.
 */
final class Chains {

    private final Directory directory;
    private final Deadlines deadlines;
    private final OpenChains open;
    private final ClosedChains closed;
    private final Boots boots;
    private final Evaluation evaluation;
    private final Lessons lessons;
    private final Behaviours behaviours;
    private final Revisions revisions;

    Chains(Directory directory, Baseline baseline, Deadlines deadlines, Engine engine, Blindness.Logs logs) {
        var facts = new Facts(directory, baseline, engine.tunables());
        this.directory = directory;
        this.deadlines = deadlines;
        this.open = new OpenChains(deadlines);
        this.boots = new Boots(directory, deadlines);
        this.evaluation = new Evaluation(engine, facts, directory, open::get);
        this.lessons = new Lessons(baseline, facts, deadlines);
        this.closed = new ClosedChains(directory, lessons);
        this.behaviours = new Behaviours(evaluation, lessons, engine.tunables());
        this.revisions = new Revisions(evaluation, deadlines, logs);
    }

    /** Identity has learnt something about a container or an instance. */
    void changed(String key) {
        var known = directory.outline(key);
        if (known.isEmpty() || known.get().kind() == Actor.Kind.SANDBOX) {
            drop(key);
            return;
        }
        if (closed.isLast(key, known.get())) {
            return;
        }
        var chain = open.open(key, known.get().kind(), known.get().begin());
        open.changed(chain);
        closed.remove(key).ifPresent(before -> chain.before = before);
        boots.follow(chain, known.get()).ifPresent(start -> open.began(chain, start));
    }

    /**
     * Something happened in it.
     *
     * @param isSettled whether nothing more will be learnt about whom it is about, and when that one started
     * @return whether that is the last word: what happens to one whose window has ended may yet belong to its next start
     */
    boolean add(String key, Attributable behaviour, boolean isSettled) {
        if (closed.has(key)) {
            return isSettled && closed.sight(key, behaviour, behaviour.attribution());
        }
        var chain = open.open(key, behaviour);
        if (behaviour.time().instant().isBefore(chain.from)) {
            return isSettled && behaviours.sight(chain, behaviour, behaviour.attribution());
        }
        if (!isSettled && boots.mayBeOfNext(chain, behaviour)) {
            return false;
        }
        chain.happened(behaviour.time().instant());
        if (behaviours.add(chain, behaviour)) {
            open.grew(chain);
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
        return closed.sight(key, behaviour, attribution)
                || open.get(key)
                        .filter(chain -> behaviours.sight(chain, behaviour, attribution))
                        .isPresent();
    }

    /** Names were learnt for whoever has an address: an instance's record need not tell its own. */
    void named(String client) {
        behaviours.from(client).forEach(key -> open.get(key).ifPresent(open::changed));
    }

    /** Something was learnt about machine images that may concern any instance. */
    void lineageChanged() {
        open.lineageChanged();
    }

    /** It was about somebody else after all. */
    void remove(String key, Attributable behaviour) {
        open.get(key).filter(chain -> behaviours.remove(chain, behaviour)).ifPresent(open::changed);
    }

    /** Lets the rules see what is new in every chain; alerts that began or grew. */
    List<Alert> evaluate() {
        var alerts = new ArrayList<Alert>();
        open.drainPending(chain -> {
            evaluation.evaluate(chain);
            revisions.news(chain).ifPresent(alerts::add);
        });
        return revisions.withTakenBack(alerts);
    }

    /** Looks at chains whose time has come, in order, however far the watermark leapt; alerts of those that ended. */
    List<Alert> advanceTo(Instant watermark) {
        var alerts = new ArrayList<Alert>();
        for (var due = open.due(watermark); due.isPresent(); due = open.due(watermark)) {
            look(due.get()).ifPresent(alerts::add);
        }
        evaluation.advanceTo(watermark);
        return revisions.withTakenBack(alerts);
    }

    private Optional<Alert> look(Chain chain) {
        var start = chain.start;
        if (start == null) {
            // nothing says when it started: its behaviour can complete no chain once it is older than a window
            drop(chain.key);
            return Optional.empty();
        }
        evaluation.evaluateAnew(chain);
        if (!chain.settled && deadlines.closed(chain.kind, start).isAfter(deadlines.settled(start))) {
            behaviours.calm(chain, start);
            open.settled(chain);
            return Optional.empty();
        }
        var alert = revisions.complete(chain, start);
        close(chain, start);
        return alert;
    }

    private void close(Chain chain, Instant start) {
        var next = boots.next(chain, start);
        var rest = next.map(boot -> boots.rest(chain, start, boot)).orElse(List.of());
        var left = new Closed(start, lessons.end(chain, evaluation.actor(chain), start), revisions.end(chain));
        drop(chain.key);
        closed.add(chain.key, left);
        if (next.isPresent()) {
            changed(chain.key);
            rest.forEach(behaviour -> add(chain.key, behaviour, true));
        }
    }

    private void drop(String key) {
        open.remove(key).ifPresent(chain -> {
            behaviours.forget(chain);
            evaluation.release(chain);
            revisions.takeBack(chain);
        });
    }

    /** Forgets a container or an instance that the directory forgot. */
    void forget(String key) {
        closed.remove(key);
    }

    /** Events that were too many for one container. */
    long excess() {
        return behaviours.excess();
    }

    int openCount() {
        return open.count();
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
