package io.tallyman.event;

/** A container's first process ended, or the container was removed. */
public record ContainerStopped(EventTime time, Origin origin, ContainerReference reported) implements IdentityEvent {}
