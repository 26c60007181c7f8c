package io.tallyman.session;

import io.tallyman.baseline.Baseline;
import io.tallyman.event.Attributable;
import io.tallyman.event.Attribution;
import io.tallyman.event.NetworkFlow;
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
    void sight(Chain chain, Attributable behaviour, Attribution attribution) {
        if (!(behaviour instanceof NetworkFlow) && isAfterWindow(chain, behaviour)) {
            return;
        }
        for (var destination : facts.destinations(behaviour, attribution)) {
            if (chain.sightings().size() < Chain.MOST) {
                chain.sighted(destination, behaviour.time().instant());
            }
        }
    }

    /* What is settled late must teach no more than what is settled when the chain has ended. */
    private boolean isAfterWindow(Chain chain, Attributable behaviour) {
        var start = chain.start;
        return start != null && behaviour.time().instant().isAfter(start.plus(deadlines.window(chain.kind)));
    }

    /**
     * A chain has ended.
     *
     * @return whose later connections may teach, if anybody's
     */
    Optional<Baseline.Pupil> end(Chain chain, Optional<Actor> actor, Instant start) {
        if (chain.detections().isEmpty()) {
            actor.ifPresent(quiet -> learn(chain, quiet, start));
        }
        return chain.decided ? Optional.empty() : actor.flatMap(facts::workload).map(baseline::pupil);
    }

    /* What a suspect does outside its window is judged by no rule, so that its quiet says nothing. */
    private boolean isJudged(Chain chain, Attributable behaviour, Instant start) {
        var time = behaviour.time().instant();
        var isEarly = chain.kind == Actor.Kind.CONTAINER && time.isBefore(start.minus(deadlines.tolerance()));
        return !isEarly && !time.isAfter(start.plus(deadlines.window(chain.kind)));
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
        chain.behaviours().stream()
                .filter(behaviour -> !chain.decided || isJudged(chain, behaviour, start))
                .forEach(behaviour -> sight(chain, behaviour, behaviour.attribution()));
        facts.workload(actor)
                .map(baseline::pupil)
                .ifPresent(pupil -> chain.sightings()
                        .forEach((destination, seen) ->
                                pupil.learn(destination, seen, seen.isAfter(end) ? after(seen) : end)));
    }

    /** A container whose chain has ended quietly goes on. */
    void after(Closed ended, Attributable behaviour, Attribution attribution) {
        ended.learner().ifPresent(pupil -> after(pupil, behaviour, attribution));
    }

    private void after(Baseline.Pupil pupil, Attributable behaviour, Attribution attribution) {
        if (behaviour instanceof NetworkFlow flow) {
            var time = flow.time().instant();
            pupil.learn(facts.named(flow, attribution), time, after(time));
        }
    }

    /* A connection is not usual by itself, also where containers of one repository share it. */
    private static Instant after(Instant time) {
        return time.plusNanos(1);
    }
}
