package io.tallyman.session;

import io.tallyman.event.Attributable;
import io.tallyman.identity.Actor;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.agrona.collections.Object2ObjectHashMap;

/** The chains whose window has not ended: which of them something is new in, and when each must be looked at again. */
final class OpenChains {

    private final Map<String, Chain> chains = new Object2ObjectHashMap<>();
    private final Set<String> pending = new LinkedHashSet<>();
    private final Schedule schedule;

    OpenChains(Deadlines deadlines) {
        this.schedule = new Schedule(deadlines);
    }

    Optional<Chain> get(String key) {
        return Optional.ofNullable(chains.get(key));
    }

    /**
     * The open chain of a container or an instance, a new one where there is none.
     *
     * @param time when something is known to have happened in it
     */
    Chain open(String key, Actor.Kind kind, Instant time) {
        var chain = chains.get(key);
        if (chain == null) {
            chain = new Chain(key, kind);
            chains.put(key, chain);
            chain.lastEvent = time;
            schedule.opened(chain);
        }
        return chain;
    }

    /** The open chain of whom a behaviour is about, a new one where there is none. */
    Chain open(String key, Attributable behaviour) {
        return open(key, kind(behaviour), behaviour.time().instant());
    }

    private static Actor.Kind kind(Attributable behaviour) {
        return behaviour.instance().isEmpty() ? Actor.Kind.CONTAINER : Actor.Kind.INSTANCE;
    }

    /** Takes a chain out, if there is one. */
    Optional<Chain> remove(String key) {
        pending.remove(key);
        return Optional.ofNullable(chains.remove(key));
    }

    /** It is known now, or known better, when the window begins. */
    void began(Chain chain, Instant start) {
        if (!start.equals(chain.start)) {
            chain.start = start;
            chain.settled = false;
            schedule.plan(chain);
        }
    }

    /** Its start is settled: it is looked at next when its window is closed. */
    void settled(Chain chain) {
        chain.settled = true;
        schedule.plan(chain);
        if (chain.unsaid) {
            pending.add(chain.key);
        }
    }

    /** Something happened in it. */
    void grew(Chain chain) {
        pending.add(chain.key);
    }

    /** What is known about it has changed. */
    void changed(Chain chain) {
        chain.dirty = true;
        pending.add(chain.key);
    }

    /** Something was learnt about machine images that may concern any instance. */
    void lineageChanged() {
        for (var chain : chains.values()) {
            if (chain.kind == Actor.Kind.INSTANCE) {
                chain.dull = false;
                changed(chain);
            }
        }
    }

    /** Shows each chain that something is new in, in the order in which it came; then nothing is new in any. */
    void drainPending(Consumer<Chain> look) {
        for (var key : pending) {
            get(key).ifPresent(look);
        }
        pending.clear();
    }

    /** The next chain whose time has come, if any. */
    Optional<Chain> due(Instant watermark) {
        while (schedule.isDue(watermark)) {
            var look = schedule.remove();
            var chain = chains.get(look.key);
            if (chain != null && schedule.takeUp(look, chain)) {
                return Optional.of(chain);
            }
        }
        return Optional.empty();
    }

    int count() {
        return chains.size();
    }
}
