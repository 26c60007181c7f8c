package io.tallyman.oracle;

import java.time.Instant;

/**
 * A call that made an image, a snapshot or a disk out of something.
 *
 * @param call its name
 * @param id what was made
 * @param source out of what: the id of an image, a snapshot, a disk or an instance; {@link #UPLOAD} for what was brought
 */
record Derivation(String call, String id, String source, String account, Instant time) {

    static final String UPLOAD = "upload";

    String happening() {
        return "make:" + id;
    }

    boolean isOfImage() {
        return Ami.isOne(id);
    }
}
