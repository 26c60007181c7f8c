package io.tallyman.source;

import io.tallyman.event.Event;
import java.util.List;

/** What came of one record. */
public sealed interface Reading {

    /** The record was understood. An empty list: it is well formed and tells nothing that any analytic asks for. */
    record Events(List<Event> events) implements Reading {
        public Events {
            events = List.copyOf(events);
        }
    }

    /**
     * The record could not be understood.
     *
     * @param line where it begins, counted from 1
     * @param reason one sentence: what was wrong and what was expected
     */
    record Rejected(long line, String reason) implements Reading {}

    /** Understood, and of no use to any analytic. */
    Reading NOTHING = new Events(List.of());

    static Reading of(Event event) {
        return new Events(List.of(event));
    }
}
