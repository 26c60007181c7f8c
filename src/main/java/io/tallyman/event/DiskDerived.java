package io.tallyman.event;

/**
 * A snapshot or a disk was made: a link of the lineage between images.
 *
 * @param cloud {@code aws}, {@code gcp} or {@code azure}
 * @param id the snapshot's or disk's id: {@code snap-…}, {@code vol-…}, a path, or a resource id in lower case
 * @param source what it was made from; for a disk that was attached to an instance as its root, the disk is the source of
 *     what is made from the instance
 */
public record DiskDerived(EventTime time, Origin origin, String cloud, String id, ArtifactSource source)
        implements IdentityEvent {}
