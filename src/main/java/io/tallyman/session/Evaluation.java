package io.tallyman.session;

import io.tallyman.event.Attributable;
import io.tallyman.identity.Actor;
import io.tallyman.session.WorkingMemory.Sent;
import io.tallyman.session.WorkingMemory.Stated;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Puts chains into working memory, and notes in each chain what the rules made of it. */
final class Evaluation implements AutoCloseable {

    private final WorkingMemory memory;
    private final boolean gated;
    private final Facts facts;
    private final Function<String, Optional<Actor>> actors;
    private final Function<String, Optional<Chain>> chains;

    /**
     * @param actors what identity knows of a container or instance now
     * @param chains its open chain
     */
    Evaluation(
            Engine engine,
            Facts facts,
            Function<String, Optional<Actor>> actors,
            Function<String, Optional<Chain>> chains) {
        this.memory = engine.open(this::stated, this::sent);
        this.gated = engine.gated();
        this.facts = facts;
        this.actors = actors;
        this.chains = chains;
    }

    private void stated(Stated stated) {
        chains.apply(stated.finding().subject().key()).ifPresent(chain -> {
            chain.findings.add(stated.finding());
            chain.handles.add(stated.handle());
        });
    }

    private void sent(Sent sent) {
        chains.apply(sent.detection().subject().key()).ifPresent(chain -> chain.detections.add(sent));
    }

    /** Lets the rules see the chain as it now is, if anything about it is new. */
    void evaluate(Chain chain) {
        if (!chain.needsEvaluation()) {
            return;
        }
        var actor = actors.apply(chain.key);
        if (chain.dirty) {
            rebuild(chain, actor);
        } else if (mayMatch(chain)) {
            insert(chain, chain.fresh, actor);
        }
        chain.fresh.clear();
        chain.dirty = false;
    }

    /** Whether behaviour can match anything: rules on it join it to a finding about its container. */
    boolean mayMatch(Chain chain) {
        return !gated || !chain.findings.isEmpty();
    }

    private void rebuild(Chain chain, Optional<Actor> actor) {
        release(chain);
        if (actor.isPresent()) {
            var identified = facts.identified(actor.get());
            for (var fact : identified) {
                memory.insert(fact).ifPresent(chain.handles::add);
            }
            if (!identified.isEmpty()) {
                insert(chain, facts.context(actor.get()), Optional.empty());
            }
        }
        if (mayMatch(chain)) {
            insert(chain, chain.behaviours, actor);
        }
    }

    private void insert(Chain chain, List<Attributable> events, Optional<Actor> actor) {
        for (var event : events) {
            memory.insert(facts.enriched(event, actor)).ifPresent(chain.handles::add);
        }
        memory.fire();
    }

    /** Takes all facts and findings of the chain out. */
    void release(Chain chain) {
        chain.handles.forEach(memory::delete);
        chain.handles.clear();
        chain.findings.clear();
        chain.detections.clear();
    }

    void advanceTo(Instant watermark) {
        memory.advanceTo(watermark);
    }

    long factCount() {
        return memory.factCount();
    }

    /** How often each rule fired, by its name. */
    Map<String, Long> fired() {
        return memory.fired();
    }

    @Override
    public void close() {
        memory.close();
    }
}
