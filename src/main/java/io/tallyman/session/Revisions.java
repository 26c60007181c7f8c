package io.tallyman.session;

import io.tallyman.alert.Alert;
import io.tallyman.identity.Actor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is said about the chains: the next revision of a chain's alert, when there is something else to say than last time. */
final class Revisions {

    private final Evaluation evaluation;
    private final Deadlines deadlines;
    private final Blindness.Logs logs;
    /** Alerts of chains that were dropped because their container proved to be none. */
    private final List<Alert> takenBack = new ArrayList<>();

    Revisions(Evaluation evaluation, Deadlines deadlines, Blindness.Logs logs) {
        this.evaluation = evaluation;
        this.deadlines = deadlines;
        this.logs = logs;
    }

    /** What is to be said about a chain whose window is open, if the rules have said anything since. */
    Optional<Alert> news(Chain chain) {
        return chain.unsaid ? next(chain, Blindness.UNKNOWN) : Optional.empty();
    }

    /** What is to be said about a chain whose window has ended, with what no log could show. */
    Optional<Alert> complete(Chain chain, Instant start) {
        var from = start.minus(deadlines.tolerance());
        var to = start.plus(deadlines.window(chain.kind));
        return next(chain, logs.of(chain.key, from, to, deadlines.closed(chain.kind, start)));
    }

    /* What is to be said about the chain now, if it differs from what was said last. */
    private Optional<Alert> next(Chain chain, Blindness blindness) {
        chain.unsaid = false;
        var earlier = earlier(chain);
        var last = last(chain);
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

    private static Optional<Alert> earlier(Chain chain) {
        return Optional.ofNullable(chain.before).flatMap(Closed::alert);
    }

    private static Optional<Alert> last(Chain chain) {
        return Optional.ofNullable(chain.last).or(() -> earlier(chain));
    }

    private static boolean isSaid(Optional<Alert> last, Alert now, boolean isComplete) {
        return last.filter(said -> said.withdrawn() == now.withdrawn())
                .filter(said -> AlertAssembly.sameContent(said, now, isComplete))
                .isPresent();
    }

    /** Leaves nothing to take back of a chain that has ended; what was said last of an instance, its next boot goes on with. */
    Optional<Alert> end(Chain chain) {
        var said = last(chain).filter(last -> chain.kind == Actor.Kind.INSTANCE);
        chain.last = null;
        chain.before = null;
        return said.filter(last -> !last.withdrawn());
    }

    /** Takes back what was said about a chain that is dropped. */
    void takeBack(Chain chain) {
        next(chain, Blindness.UNKNOWN).ifPresent(takenBack::add);
    }

    /** Adds what was taken back since the last time. */
    List<Alert> withTakenBack(List<Alert> alerts) {
        alerts.addAll(takenBack);
        takenBack.clear();
        return alerts;
    }
}
