package io.tallyman.event;

/**
 * What an image, a snapshot or a disk was made from.
 *
 * @param id the source's id, written as {@link MachineImage#id} and {@link InstanceReference} write theirs: an image's, a
 *     snapshot's ({@code snap-…}, a path, a resource id), a disk's ({@code vol-…}, a path, a resource id), an instance's
 *     (its id, else its path), or the address of an upload for {@link Kind#EXTERNAL}; empty for {@link Kind#UNKNOWN}
 */
public record ArtifactSource(Kind kind, String id) {

    public static final ArtifactSource UNKNOWN = new ArtifactSource(Kind.UNKNOWN, "");

    /** What kind of thing it is. */
    public enum Kind {
        IMAGE,
        SNAPSHOT,
        DISK,
        INSTANCE,
        /** From outside the cloud's own images: an uploaded disk, an import, a bucket. */
        EXTERNAL,
        /** The record does not tell. */
        UNKNOWN
    }
}
