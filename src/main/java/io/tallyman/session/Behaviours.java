package io.tallyman.session;

import io.tallyman.event.Attributable;
import io.tallyman.event.Attribution;
import io.tallyman.identity.Actor;
import io.tallyman.tunable.Tunables;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** The behaviour that chains keep: at most so much of each, and only where it went of what can match no rule. */
final class Behaviours {

    private final Evaluation evaluation;
    private final Lessons lessons;
    private final boolean scopeMatters;
    private final FlowSources sources = new FlowSources();

    private long excess;

    Behaviours(Evaluation evaluation, Lessons lessons, Tunables tunables) {
        this.evaluation = evaluation;
        this.lessons = lessons;
        this.scopeMatters = !tunables.vmTagScope().isEmpty();
    }

    /**
     * Something happened in a chain.
     *
     * @return whether it is kept: of a dull chain it is noted where it went, and what is too much is counted
     */
    boolean add(Chain chain, Attributable behaviour) {
        if (chain.dull) {
            lessons.sight(chain, behaviour, behaviour.attribution());
            return false;
        }
        if (chain.behaviours().size() >= Chain.MOST && !makeRoom(chain)) {
            excess++;
            return false;
        }
        chain.behaviours().add(behaviour);
        chain.fresh().add(behaviour);
        sources.remember(chain, behaviour);
        return true;
    }

    /**
     * Something happened for certain in a chain: where that can match no rule any more, it is noted where it went.
     *
     * @param attribution whom the behaviour is about, which it need not say itself yet
     * @return whether it can match none: it is of the boot before, or the chain is dull
     */
    boolean sight(Chain chain, Attributable behaviour, Attribution attribution) {
        var time = behaviour.time().instant();
        if (time.isBefore(chain.from)) {
            Optional.ofNullable(chain.before).ifPresent(ended -> lessons.after(ended, behaviour, attribution));
            return true;
        }
        if (!chain.dull) {
            return false;
        }
        chain.happened(time);
        lessons.sight(chain, behaviour, attribution);
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

    /**
     * It was about somebody else after all.
     *
     * @return whether it was kept
     */
    boolean remove(Chain chain, Attributable behaviour) {
        if (!chain.behaviours().remove(behaviour)) {
            return false;
        }
        chain.fresh().remove(behaviour);
        return true;
    }

    /**
     * Lets go of what can match no rule: everything is known of the container, and no rule found its image suspect. An
     * instance may come into the scope later, or its image prove new, and what is not settled may be of its next boot.
     */
    void calm(Chain chain, Instant settled) {
        if (!evaluation.mayMatch(chain) && !chain.dull && !mayBeSuspect(chain)) {
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

    private boolean mayBeSuspect(Chain chain) {
        return chain.kind == Actor.Kind.INSTANCE && (scopeMatters || chain.followed || evaluation.mayProveNew(chain));
    }

    /** Forgets whose flows are in a chain that is dropped. */
    void forget(Chain chain) {
        sources.forget(chain);
    }

    /** Keys of the instances' chains that keep flows from an address. */
    Set<String> from(String address) {
        return sources.from(address);
    }

    /** Events that were too many for one container. */
    long excess() {
        return excess;
    }
}
