package io.tallyman.event;

/** A stretch of event time that other events can lie in; the right side of a rule's {@code within}. */
public interface Interval {

    /** Whether the event counts as happened in it, both ends included. */
    boolean contains(Timed event);
}
