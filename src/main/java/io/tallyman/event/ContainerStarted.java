package io.tallyman.event;

/**
 * A container began to run (DC0077).
 *
 * @param reported id, or pod and name
 * @param pid host pid of its first process; 0 if not told
 */
public record ContainerStarted(
        EventTime time, Origin origin, ContainerReference reported, long pid, Attribution attribution)
        implements Attributable {

    @Override
    public ContainerStarted attributedTo(Attribution other) {
        return new ContainerStarted(time, origin, reported, pid, other);
    }
}
