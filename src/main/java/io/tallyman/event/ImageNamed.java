package io.tallyman.event;

/**
 * containerd wrote or removed an image record: a name that now points at an image. A pull through the CRI writes several
 * within milliseconds: the reference, {@code sha256:CONFIG}, and {@code repository@sha256:DIGEST}.
 *
 * @param namespace containerd's namespace: {@code k8s.io}, {@code default}, {@code moby}
 * @param name the name written
 * @param change what happened to the record
 */
public record ImageNamed(EventTime time, Origin origin, String namespace, String name, Change change)
        implements IdentityEvent {

    /** What happened to an image record. */
    public enum Change {
        CREATED,
        /** Written again: a pull of what was there, or a tag that moved. */
        UPDATED,
        DELETED
    }
}
