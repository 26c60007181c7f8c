package io.tallyman.source;

import io.tallyman.event.ContainerIds;
import io.tallyman.event.Digest;
import java.util.Set;

/** What is hashed by the digest in an image id, as runtimes write such ids. */
public final class ImageIds {

    private static final String SHA256 = "sha256:";
    private static final int HEX_DIGITS = 64;

    private ImageIds() {}

    /**
     * The digest in an image id: {@code repository@sha256:…} is what the registry serves; alone, with or without
     * {@code docker://} and {@code sha256:} before it, it is the configuration's. Short forms name nothing for certain
     * and give none.
     */
    public static Set<Digest> digests(String id) {
        var scheme = id.indexOf("://");
        var bare = scheme < 0 ? id : id.substring(scheme + 3);
        var at = bare.indexOf('@');
        var value = bare.substring(at + 1);
        return at < 0 ? of(Digest.Kind.CONFIG, value) : of(Digest.Kind.REPOSITORY, value);
    }

    /** The registry's digest that stands in a field of its own; none where it is malformed. */
    public static Set<Digest> repository(String value) {
        return of(Digest.Kind.REPOSITORY, value);
    }

    private static Set<Digest> of(Digest.Kind kind, String value) {
        var hex = value.startsWith(SHA256) ? value.substring(SHA256.length()) : value;
        return hex.length() == HEX_DIGITS && ContainerIds.isHex(hex)
                ? Set.of(new Digest(kind, SHA256 + hex))
                : Set.of();
    }
}
