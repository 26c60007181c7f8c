package io.tallyman.event;

/** A pod's object was removed; its addresses are free from here on. */
public record PodDeleted(EventTime time, Origin origin, PodReference pod) implements IdentityEvent {}
