package io.tallyman.bench;

import io.tallyman.event.Attributable;
import io.tallyman.event.Event;
import io.tallyman.event.NetworkFlow;
import io.tallyman.event.ProcessExecuted;
import io.tallyman.identity.Answer;
import io.tallyman.identity.Directory;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/** The directory as the session uses it: learns, is asked, forgets. */
final class Asking implements Consumer<Event> {

    private final Directory directory = new Directory(Duration.ofSeconds(2), Duration.ofSeconds(32));
    private Instant next = World.BEGIN;
    private long known;
    private long drained;

    @Override
    public void accept(Event event) {
        directory.learn(event);
        if (event instanceof ProcessExecuted || event instanceof NetworkFlow) {
            known += directory.owner((Attributable) event) instanceof Answer.Known ? 1 : 0;
        }
        drained += directory.drainLearnt().size() + directory.drainChanged().size();
        var time = event.time().instant();
        if (time.isAfter(next)) {
            next = time.plusSeconds(60);
            directory.settle(time.minusSeconds(62));
            directory.forget(time.minusSeconds(992));
        }
    }

    /** Of how many processes and connections it knew the container or instance. */
    long known() {
        return known;
    }

    /** How much came out of it, so that no work can be left out as useless. */
    long counted() {
        return known + drained;
    }
}
