package io.tallyman.session;

import io.tallyman.event.Attributable;
import io.tallyman.identity.Container;
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
    private final Function<String, Optional<Container>> containers;
    private final Function<String, Optional<Chain>> chains;

    /**
     * @param containers what identity knows of a container now
     * @param chains the open chain of a container
     */
    Evaluation(
            Engine engine,
            Facts facts,
            Function<String, Optional<Container>> containers,
            Function<String, Optional<Chain>> chains) {
        this.memory = engine.open(this::stated, this::sent);
        this.gated = engine.gated();
        this.facts = facts;
        this.containers = containers;
        this.chains = chains;
    }

    private void stated(Stated stated) {
        chains.apply(stated.finding().container()).ifPresent(chain -> {
            chain.findings.add(stated.finding());
            chain.handles.add(stated.handle());
        });
    }

    private void sent(Sent sent) {
        chains.apply(sent.detection().subject().container()).ifPresent(chain -> chain.detections.add(sent));
    }

    /** Lets the rules see the chain as it now is, if anything about it is new. */
    void evaluate(Chain chain) {
        if (!chain.needsEvaluation()) {
            return;
        }
        var container = containers.apply(chain.container);
        if (chain.dirty) {
            rebuild(chain, container);
        } else if (mayMatch(chain)) {
            insert(chain, chain.fresh, container);
        }
        chain.fresh.clear();
        chain.dirty = false;
    }

    /** Whether behaviour can match anything: rules on it join it to a finding about its container. */
    boolean mayMatch(Chain chain) {
        return !gated || !chain.findings.isEmpty();
    }

    private void rebuild(Chain chain, Optional<Container> container) {
        release(chain);
        container.flatMap(facts::identified).ifPresent(identified -> {
            memory.insert(identified).ifPresent(chain.handles::add);
            insert(chain, container.orElseThrow().context(), Optional.empty());
        });
        if (mayMatch(chain)) {
            insert(chain, chain.behaviours, container);
        }
    }

    private void insert(Chain chain, List<Attributable> events, Optional<Container> container) {
        for (var event : events) {
            memory.insert(facts.enriched(event, container)).ifPresent(chain.handles::add);
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
