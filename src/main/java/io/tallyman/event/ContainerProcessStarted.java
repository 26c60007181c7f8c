package io.tallyman.event;

/**
 * A runtime put a process into a container: its first one, or one of {@code exec}.
 *
 * @param reported the container, or its sandbox where {@code sandboxOnly}
 * @param pid host pid
 * @param sandboxOnly true where the id is the pod's sandbox and the process may belong to any container of the pod (a shim)
 */
public record ContainerProcessStarted(
        EventTime time, Origin origin, ContainerReference reported, long pid, boolean sandboxOnly)
        implements IdentityEvent {}
