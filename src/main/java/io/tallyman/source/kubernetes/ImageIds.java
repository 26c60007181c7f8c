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
        var scheme = imageId.indexOf("://");
        var id = scheme < 0 ? imageId : imageId.substring(scheme + 3);
        var at = id.indexOf('@');
        if (at > 0) {
            addValid(id.substring(at + 1), Digest.Kind.REPOSITORY, digests);
        } else {
            addValid(id.startsWith(SHA256) ? id : SHA256 + id, Digest.Kind.CONFIG, digests);
        }
        addValid(image, Digest.Kind.CONFIG, digests);
        return digests;
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
