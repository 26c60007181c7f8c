package io.tallyman.oracle;

/**
 * An image as a registry served it at one time.
 *
 * @param reference as somebody asked for it
 * @param full as the runtime writes it
 * @param repository registry and path
 * @param digest the registry's
 * @param config the image's id
 */
record Image(String reference, String full, String repository, boolean isListed, String digest, String config) {

    boolean isPinned() {
        return full.contains("@");
    }

    /** {@code repository@sha256:…}. */
    String byDigest() {
        return repository + "@" + digest;
    }
}
