package io.tallyman.event;

/** One normalised log record, with its own event time. */
public sealed interface Event extends Timed permits Attributable, IdentityEvent, RecordsLost {

    /** The record it was read from. */
    Origin origin();
}
