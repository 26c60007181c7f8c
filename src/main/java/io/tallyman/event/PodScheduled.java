package io.tallyman.event;

/** A pod was bound to a node. */
public record PodScheduled(EventTime time, Origin origin, PodReference pod, String node) implements IdentityEvent {}
