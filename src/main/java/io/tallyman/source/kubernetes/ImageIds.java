package io.tallyman.source.kubernetes;

import io.tallyman.event.ContainerIds;
import io.tallyman.event.Digest;
import java.util.HashSet;
import java.util.Set;

/** Reads what the digests in a container status are digests of. */
final class ImageIds {

    private static final int HEX_DIGITS = 64;
    private static final String SHA256 = "sha256:";

    private ImageIds() {}

    /**
     * The digests that a container status tells.
     *
     * @param imageId {@code repository@sha256:…} (what the registry serves), or a bare or {@code docker://} id (the
     *     configuration); empty before the image is known
     * @param image the image's name, which is its id where the runtime knows no tag of it
     */
    static Set<Digest> digests(String imageId, String image) {
        var digests = new HashSet<Digest>();
        add(imageId, digests);
        add(image, digests);
        return digests;
    }

    private static void add(String written, Set<Digest> digests) {
        var scheme = written.indexOf("://");
        var text = scheme < 0 ? written : written.substring(scheme + 3);
        var at = text.indexOf('@');
        if (at > 0) {
            addValid(text.substring(at + 1), Digest.Kind.REPOSITORY, digests);
            return;
        }
        addValid(text.startsWith(SHA256) ? text : SHA256 + text, Digest.Kind.CONFIG, digests);
    }

    private static void addValid(String value, Digest.Kind kind, Set<Digest> digests) {
        var valid = value.length() == SHA256.length() + HEX_DIGITS
                && value.startsWith(SHA256)
                && ContainerIds.isHex(value.substring(SHA256.length()));
        if (valid) {
            digests.add(new Digest(kind, value));
        }
    }
}
