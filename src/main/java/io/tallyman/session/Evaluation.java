package io.tallyman.session;

import io.tallyman.event.Attributable;
import io.tallyman.finding.Finding;
import io.tallyman.identity.Actor;
import io.tallyman.identity.Container;
import io.tallyman.identity.Directory;
import io.tallyman.identity.Instance;
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
    private final Deadlines deadlines;
    private final boolean separate;
    private final Facts facts;
    private final Directory directory;
    private final Function<String, Optional<Chain>> chains;

    /**
     * @param directory what identity knows of a container or instance now
     * @param chains its open chain
     */
    Evaluation(Engine engine, Facts facts, Directory directory, Function<String, Optional<Chain>> chains) {
        this.memory = engine.open(this::stated, this::sent);
        this.gated = engine.gated();
        this.deadlines = Deadlines.of(engine.tunables());
        this.separate = engine.separate();
        this.facts = facts;
        this.directory = directory;
        this.chains = chains;
    }

    private void stated(Stated stated) {
        chains.apply(stated.finding().subject().key()).ifPresent(chain -> {
            chain.findings().add(stated.finding());
            chain.handles().add(stated.handle());
            chain.unsaid = true;
        });
    }

    private void sent(Sent sent) {
        chains.apply(sent.detection().subject().key()).ifPresent(chain -> {
            chain.detections().add(sent);
            chain.unsaid = true;
        });
    }

    /** Lets the rules see the chain as it now is, if anything about it is new. */
    void evaluate(Chain chain) {
        if (!chain.needsEvaluation()) {
            return;
        }
        if (chain.dirty || (chain.parked && mayMatch(chain))) {
            rebuild(chain, actor(chain));
        } else if (mayMatch(chain)) {
            insert(chain, chain.fresh(), actor(chain));
        }
        chain.fresh().clear();
        chain.dirty = false;
        if (!chain.parked) {
            judge(chain);
            park(chain);
        }
    }

    /** Lets the rules see the chain once more: what was learnt of others since the last time counts, too. */
    void evaluateAnew(Chain chain) {
        if (!chain.dull) {
            directory.putAway(chain.key);
            chain.dirty = true;
        }
        evaluate(chain);
    }

    /**
     * Whom the chain is about: of an instance only what concerns the chain's boot, of a container only what was told when
     * its window is closed, however much more is known already.
     */
    Optional<Actor> actor(Chain chain) {
        var actor = directory.actor(chain.key);
        var start = chain.start;
        if (start == null) {
            return actor;
        }
        return actor.map(known -> known instanceof Instance instance
                ? instance.during(start, start.plus(deadlines.window(chain.kind)))
                : ((Container) known).by(deadlines.closed(chain.kind, start)));
    }

    private static void judge(Chain chain) {
        chain.suspect = !chain.findings().isEmpty();
        chain.decided = chain.findings().stream().anyMatch(Finding::isDecision);
    }

    /* Of very many containers that are open most do nothing, or nothing that any rule could match. */
    private void park(Chain chain) {
        if (separate && chain.detections().isEmpty() && (chain.behaviours().isEmpty() || !mayMatch(chain))) {
            release(chain);
            chain.putAway();
            chain.parked = true;
            if (chain.suspect) {
                directory.putAway(chain.key);
            }
        }
    }

    /** Whether behaviour can match anything: rules on it join it to a finding about its container. */
    boolean mayMatch(Chain chain) {
        return !gated || chain.suspect;
    }

    /** Whether what is taught until its window ends may make it suspect. */
    boolean mayProveNew(Chain chain) {
        return actor(chain)
                .filter(actor -> facts.mayProveNew(actor, deadlines.window(chain.kind)))
                .isPresent();
    }

    private void rebuild(Chain chain, Optional<Actor> actor) {
        release(chain);
        chain.parked = false;
        chain.unsaid = true;
        if (actor.isPresent()) {
            var identified = facts.identified(actor.get());
            for (var fact : identified) {
                memory.insert(fact).ifPresent(chain.handles()::add);
            }
            if (!identified.isEmpty()) {
                insert(chain, facts.context(actor.get()), Optional.empty());
            }
        }
        judge(chain);
        if (mayMatch(chain)) {
            insert(chain, chain.behaviours(), actor);
        }
    }

    private void insert(Chain chain, List<Attributable> events, Optional<Actor> actor) {
        for (var event : events) {
            memory.insert(facts.enriched(event, actor)).ifPresent(chain.handles()::add);
        }
        memory.fire();
    }

    /** Takes all facts and findings of the chain out. */
    void release(Chain chain) {
        chain.handles().forEach(memory::delete);
        chain.handles().clear();
        chain.findings().clear();
        chain.detections().clear();
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
