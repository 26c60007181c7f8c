package io.tallyman.session;

import io.tallyman.baseline.Baseline;
import io.tallyman.event.Attributable;
import io.tallyman.event.NetworkFlow;
import io.tallyman.finding.Finding;
import io.tallyman.identity.Actor;
import io.tallyman.identity.Container;
import io.tallyman.identity.Instance;
import java.time.Instant;
import java.util.Optional;

/**
 * What the baseline is taught: only by chains that ended quietly, counting from the end of the window or of the container,
 * whichever is first; and afterwards only by trusted images.
 */
final class Lessons {

    private final Baseline baseline;
    private final Facts facts;
    private final Deadlines deadlines;

    Lessons(Baseline baseline, Facts facts, Deadlines deadlines) {
        this.baseline = baseline;
        this.facts = facts;
        this.deadlines = deadlines;
    }

    /** Notes where a behaviour goes that the chain does not keep. */
    void sight(Chain chain, Attributable behaviour) {
        for (var destination : facts.destinations(behaviour)) {
            if (chain.sightings.size() < Chain.MOST) {
                chain.sighted(destination, behaviour.time().instant());
            }
        }
    }

    /**
     * A chain has ended.
     *
     * @return whose later connections may teach, if anybody's
     */
    Optional<Baseline.Workload> end(Chain chain, Optional<Actor> actor, Instant start) {
        if (chain.detections.isEmpty()) {
            actor.ifPresent(quiet -> learn(chain, quiet, start));
        }
        return isSuspect(chain) ? Optional.empty() : actor.flatMap(facts::workload);
    }

    private static boolean isSuspect(Chain chain) {
        return chain.findings.stream().anyMatch(Finding::isDecision);
    }

    private void learn(Chain chain, Actor actor, Instant start) {
        var windowEnd = start.plus(deadlines.window(chain.kind));
        var end = actor.end().filter(windowEnd::isAfter).orElse(windowEnd);
        if (actor instanceof Container container) {
            baseline.learnImage(container.cluster(), container.digests(), start, end);
        } else if (actor instanceof Instance instance) {
            instance.launch()
                    .filter(launch -> launch.image().isKnown())
                    .ifPresent(launch -> baseline.learnMachineImage(
                            instance.reference().account(), launch.image().id(), start, end));
        }
        chain.behaviours.stream()
                .filter(behaviour ->
                        !isSuspect(chain) || !behaviour.time().instant().isAfter(windowEnd))
                .forEach(behaviour -> sight(chain, behaviour));
        facts.workload(actor)
                .ifPresent(workload -> chain.sightings.forEach((destination, first) -> baseline.learnDestination(
                        workload, destination, first, first.isAfter(end) ? after(first) : end)));
    }

    /** A container whose chain has ended quietly goes on. */
    void after(Baseline.Workload workload, Attributable behaviour) {
        if (behaviour instanceof NetworkFlow) {
            var time = behaviour.time().instant();
            facts.destinations(behaviour)
                    .forEach(destination -> baseline.learnDestination(workload, destination, time, after(time)));
        }
    }

    /* A connection is not usual by itself, also where containers of one repository share it. */
    private static Instant after(Instant time) {
        return time.plusNanos(1);
    }
}
