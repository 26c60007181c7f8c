package io.tallyman.event;

/**
 * A runtime made a container, which does not run yet.
 *
 * @param reported id, or pod and name
 * @param kind {@link ContainerKind#SANDBOX} where the record shows it
 * @param image the image as the runtime names it: a name, {@code repo@sha256:…}, or a bare image id; empty if not told
 * @param sandbox id of the sandbox it lives in; empty if not told; its own id for a sandbox
 */
public record ContainerCreated(
        EventTime time,
        Origin origin,
        ContainerReference reported,
        ContainerKind kind,
        String image,
        String sandbox,
        Attribution attribution)
        implements Attributable {

    @Override
    public ContainerCreated attributedTo(Attribution other) {
        return new ContainerCreated(time, origin, reported, kind, image, sandbox, other);
    }

    /** The same with another text of the image's name. */
    public ContainerCreated withImage(String other) {
        return new ContainerCreated(time, origin, reported, kind, other, sandbox, attribution);
    }
}
