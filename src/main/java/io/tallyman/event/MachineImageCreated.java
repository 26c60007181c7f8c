package io.tallyman.event;

/**
 * A machine image was made, copied, registered or imported (DC0015): a link of its lineage.
 *
 * @param machine the instance it was made from, where the record names one; else {@link InstanceReference#NONE}
 * @param image the new image, with the owner where the record tells it
 * @param source what it was made from
 * @param operation the cloud's name of the call, for instance {@code CopyImage}
 * @param user who called; empty if not told
 */
public record MachineImageCreated(
        EventTime time,
        Origin origin,
        InstanceReference machine,
        MachineImage image,
        ArtifactSource source,
        String operation,
        String user,
        Attribution attribution)
        implements Attributable {

    /** What it was made from, for people. */
    public String madeFrom() {
        if (!source.id().isEmpty()) {
            return source.id();
        }
        var instance = machine.id().isEmpty() ? machine.path() : machine.id();
        return instance.isEmpty() ? "a source that is not told" : instance;
    }

    @Override
    public MachineImageCreated attributedTo(Attribution other) {
        return new MachineImageCreated(time, origin, machine, image, source, operation, user, other);
    }
}
