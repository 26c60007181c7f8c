package io.tallyman.oracle;

import java.time.Instant;

/**
 * Somebody searched for images.
 *
 * @param number unique in its world
 * @param isByNameAlone whether it was not said whose
 */
record Search(int number, String account, Instant time, boolean isByNameAlone) {

    String happening() {
        return "search:" + number;
    }
}
