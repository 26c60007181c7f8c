package io.tallyman.source.sensor;

import io.tallyman.event.Digest;
import java.util.Set;

/** What is hashed by the digest in an image id, as runtimes write such ids. */
final class ImageIds {

    private static final int SHA256 = "sha256:".length() + 64;

    private ImageIds() {}

    /**
     * The digest in an image id: after an {@code @} it is the registry's, alone it is the configuration's. Short forms
     * name nothing for certain and give none.
     */
    static Set<Digest> digests(String id) {
        var scheme = id.indexOf("://");
        var bare = scheme < 0 ? id : id.substring(scheme + 3);
        var at = bare.indexOf('@');
        var value = bare.substring(at + 1);
        if (!value.startsWith("sha256:") || value.length() != SHA256) {
            return Set.of();
        }
        return Set.of(at < 0 ? Digest.config(value) : Digest.repository(value));
    }

    /** The registry's digest that stands in a field of its own; none where it is malformed. */
    static Set<Digest> repository(String value) {
        return digests("@" + value);
    }
}
