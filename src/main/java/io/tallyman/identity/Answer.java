package io.tallyman.identity;

import io.tallyman.event.Attribution;

/** What the directory says when asked whom an event is about. */
public sealed interface Answer {

    /** It is about this container, or this pod. */
    record Known(Attribution attribution) implements Answer {}

    /**
     * Not yet: a link is missing.
     *
     * @param link what would have to be learnt; equal to a key that {@link Directory#drainLearnt} hands out then
     */
    record Waiting(Object link) implements Answer {}

    /** It is about no container: a process of the host, an address that is nobody's. */
    record Nobody() implements Answer {}

    Nobody NOBODY = new Nobody();
}
