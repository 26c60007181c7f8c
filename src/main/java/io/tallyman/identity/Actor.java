package io.tallyman.identity;

import io.tallyman.event.Attributable;
import io.tallyman.event.EventTime;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One that may misbehave, as the directory knows it at one moment: a container, or a cloud instance. */
public sealed interface Actor permits Container, Instance {

    /** What kinds there are. */
    enum Kind {
        CONTAINER,
        /** The pause container of a pod, which does nothing of its own. */
        SANDBOX,
        INSTANCE
    }

    /** The same for its whole life here. */
    String key();

    /** From when its behaviour is looked at, by the finest clock that tells. */
    Optional<EventTime> start();

    /** When it was first heard of. */
    Instant begin();

    /** When it ended, if it did and did not start again. */
    Optional<Instant> end();

    /** The records that tell of its making and its start, attributed. */
    List<Attributable> context();
}
