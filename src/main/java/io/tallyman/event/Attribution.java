package io.tallyman.event;

/**
 * Identity's answer to whom an event is about.
 *
 * @param container key of the container; empty where only its network namespace is known
 * @param network key of the network namespace: the pod's, or the container's own
 * @param join how good the answer is
 * @param reason one clause that says what it rests on, for instance {@code "pid 4711 is the container's first process"}
 */
public record Attribution(String container, String network, JoinQuality join, String reason) {

    /** Nobody: not known, or not known yet. */
    public static final Attribution NONE = new Attribution("", "", JoinQuality.INFERRED, "not attributed");

    public boolean isKnown() {
        return !container.isEmpty() || !network.isEmpty();
    }
}
