package io.tallyman.event;

/**
 * An instance was stopped, or is gone.
 *
 * @param terminated whether it was deleted for good; else it may start again
 */
public record InstanceStopped(EventTime time, Origin origin, InstanceReference machine, boolean terminated)
        implements IdentityEvent {}
