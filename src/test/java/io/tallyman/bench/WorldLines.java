package io.tallyman.bench;

import io.tallyman.event.Event;

/** What a log of a generated cluster writes of its events. */
interface WorldLines {

    /** Writes what the log tells of an event; how many records that are, none where it does not tell of it. */
    int write(Event event);

    /** Whether the log is the one that tells of such an event, so that it is not told beside. */
    default boolean owns(Event event) {
        return false;
    }
}
