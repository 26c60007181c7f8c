package io.tallyman.event;

/**
 * An instance began to run (DC0080): its first boot after the launch, or one after a stop.
 *
 * @param user who asked for it; empty if not told
 * @param running whether the cloud says that it runs now; else it was only asked to start
 */
public record InstanceStarted(
        EventTime time, Origin origin, InstanceReference machine, String user, boolean running, Attribution attribution)
        implements Attributable {

    @Override
    public InstanceStarted attributedTo(Attribution other) {
        return new InstanceStarted(time, origin, machine, user, running, other);
    }
}
