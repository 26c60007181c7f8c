package io.tallyman.event;

/**
 * Identity's answer to whom an event is about.
 *
 * @param container key of the container; empty where only its network namespace is known, or where it is about an instance
 * @param network key of the network namespace: the pod's, or the container's own
 * @param instance key of the cloud instance, where it is about the machine itself and about no container on it
 * @param join how good the answer is
 * @param reason one clause that says what it rests on, for instance {@code "pid 4711 is the container's first process"}
 */
public record Attribution(String container, String network, String instance, JoinQuality join, String reason) {

    /** A container, or a network namespace. */
    public Attribution(String container, String network, JoinQuality join, String reason) {
        this(container, network, "", join, reason);
    }

    /** A cloud instance. */
    public static Attribution ofInstance(String instance, JoinQuality join, String reason) {
        return new Attribution("", "", instance, join, reason);
    }

    /** Nobody: not known, or not known yet. */
    public static final Attribution NONE = new Attribution("", "", JoinQuality.INFERRED, "not attributed");

    public boolean isKnown() {
        return !container.isEmpty() || !network.isEmpty() || !instance.isEmpty();
    }
}
