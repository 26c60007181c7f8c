package io.tallyman.event;

/**
 * A content digest of an image, with what it is a digest of. Digests of different kinds are never equal, even of one
 * image.
 *
 * @param kind what was hashed
 * @param value {@code sha256:} and 64 hex digits
 */
public record Digest(Kind kind, String value) {

    /** What a digest is a digest of. */
    public enum Kind {
        /** The image's configuration: the CRI's image id and Docker's. */
        CONFIG,
        /** What the registry serves under a name, an index or a manifest: the {@code repo@sha256:…} of CRI and Docker. */
        REPOSITORY,
        /** The manifest of one platform, where a record says so. */
        MANIFEST
    }

    public static Digest config(String value) {
        return new Digest(Kind.CONFIG, value);
    }

    public static Digest repository(String value) {
        return new Digest(Kind.REPOSITORY, value);
    }

    @Override
    public String toString() {
        return value;
    }
}
