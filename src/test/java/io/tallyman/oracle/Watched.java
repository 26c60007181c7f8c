package io.tallyman.oracle;

import io.tallyman.oracle.Boots.Boot;
import java.time.Instant;

/**
 * One boot of a machine, and how long it is looked at.
 *
 * @param closed when its window has ended
 * @param end the same, or when the machine ended before
 */
record Watched(Machine machine, Boot boot, Instant closed, Instant end) {

    Instant begun() {
        return boot.begun();
    }
}
