package io.tallyman.oracle;

import java.time.Instant;

/**
 * One thing that a process did.
 *
 * @param number unique in its world
 * @param time when, truly
 * @param pid who, on the node
 * @param parent the process's parent; 0 where it does nothing but go on
 * @param isCalled whether somebody had the runtime do it ({@code kubectl exec}, {@code docker exec})
 * @param onHost whether the process sensor sees it
 * @param onWire whether the network sensor does
 */
record Doing(
        int number, Instant time, Deed deed, long pid, long parent, boolean isCalled, boolean onHost, boolean onWire) {

    String happening() {
        return "do:" + number;
    }
}
