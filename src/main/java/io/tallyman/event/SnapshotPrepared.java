package io.tallyman.event;

/**
 * containerd laid a writable layer over an image's layers.
 *
 * @param namespace containerd's namespace
 * @param key the container's id, or {@code extract-…} while a layer is unpacked
 * @param parent chain id of the layers below; empty for the first layer
 */
public record SnapshotPrepared(EventTime time, Origin origin, String namespace, String key, String parent)
        implements IdentityEvent {}
