package io.tallyman.oracle;

import java.time.Instant;
import java.util.Set;

/**
 * One thing that happened in a machine.
 *
 * @param number unique in its world
 * @param seen what sees it
 */
record Act(int number, Instant time, Deed deed, Set<Eye> seen) {

    Act {
        seen = Set.copyOf(seen);
    }

    /** What may see something that a machine does. */
    enum Eye {
        /** The guest's sensor. */
        GUEST,
        /** What watches connections. */
        WIRE,
        /** cloud-init's own log. */
        BOOT_LOG,
        /** The output of cloud-init's commands. */
        OUTPUT
    }

    String happening() {
        return "act:" + number;
    }
}
