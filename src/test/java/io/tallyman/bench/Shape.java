package io.tallyman.bench;

import java.time.Duration;

/**
 * What a generated cluster looks like. The same shape gives the same events.
 *
 * @param nodes hosts
 * @param podsPerNode pods that run on each at any time
 * @param podLife how long a pod lives on average
 * @param perSecond processes and connections in the whole cluster per second of event time
 * @param hostShare of them, the share that belongs to no container
 * @param flowShare of what containers do, the share that a network sensor sees; the rest is told by the hosts' audit
 * @param untrustedOneIn of so many pods one runs an image outside the allow-list, mostly without doing harm
 * @param maliciousOneIn of so many pods one downloads, runs and connects to a blocked network
 */
record Shape(
        long seed,
        int nodes,
        int podsPerNode,
        Duration podLife,
        int perSecond,
        double hostShare,
        double flowShare,
        int untrustedOneIn,
        int maliciousOneIn) {

    /** A middling cluster: 50 nodes with 30 pods each, a thousand records a second. */
    static final Shape CLUSTER = new Shape(691, 50, 30, Duration.ofHours(1), 1_000, 0.15, 0.5, 33, 400);

    /** One busy host, as its own audit log tells. */
    static final Shape HOST = new Shape(692, 1, 110, Duration.ofHours(2), 100, 0.15, 0, 33, 400);

    /** The same cluster with short-lived pods, as the API server's audit log tells. */
    static final Shape BUSY_API = new Shape(693, 50, 30, Duration.ofMinutes(20), 20, 0, 0, 33, 400);

    /** The cluster's flows only. */
    static final Shape NETWORK = new Shape(694, 50, 30, Duration.ofHours(1), 1_000, 0, 1, 33, 400);

    /** A large cluster at fifty thousand records a second; one foreign image in five does harm, so that alerts are timed. */
    static final Shape FLOOD = new Shape(695, 200, 30, Duration.ofMinutes(10), 49_000, 0.15, 0.5, 33, 5);

    /** The flows of three nodes. */
    static final Shape SITE = new Shape(697, 3, 30, Duration.ofHours(1), 200, 0, 1, 33, 400);

    /** A node whose containers are probed by commands. */
    static final Shape PROBED = new Shape(695, 1, 110, Duration.ofMinutes(20), 10, 0, 0, 33, 400);

    /** A node whose pods come and go all the time. */
    static final Shape CHURN = new Shape(696, 1, 110, Duration.ofMinutes(2), 5, 0, 0, 33, 400);

    int pods() {
        return nodes * podsPerNode;
    }
}
