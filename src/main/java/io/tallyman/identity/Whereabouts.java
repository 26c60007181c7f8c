package io.tallyman.identity;

import io.tallyman.event.Feed;
import io.tallyman.event.RecordsLost;

/** Which logs can tell of a container or an instance at all: those of its machine, its cluster or its account. */
public final class Whereabouts {

    private final Entries entries;

    Whereabouts(Entries entries) {
        this.entries = entries;
    }

    /**
     * Whether a log can tell of it. One that names no host, no cluster or no account may be of any.
     *
     * @param key of the container or instance
     */
    public boolean concerns(Feed feed, String key) {
        var container = entries.containers.byKey(key);
        if (container.isPresent()) {
            return concerns(feed, container.get());
        }
        return entries.instances
                .byKey(key)
                .filter(entry -> isOpen(feed.account(), entry.reference.account()))
                .filter(entry -> feed.host().isEmpty() || entry.names.containsKey(Instances.hostName(feed.host())))
                .isPresent();
    }

    private static boolean concerns(Feed feed, ContainerEntry entry) {
        var isHere = feed.host().isEmpty()
                || feed.host().equalsIgnoreCase(entry.host)
                || feed.host().equalsIgnoreCase(entry.pod().map(pod -> pod.node).orElse(""));
        return isHere && isOpen(feed.cluster(), entry.cluster);
    }

    private static boolean isOpen(String one, String other) {
        return one.isEmpty() || other.isEmpty() || one.equals(other);
    }

    /** Whether what a log lacks can have been about it. */
    public boolean concerns(RecordsLost lost, String key) {
        if (!lost.machine().isKnown()) {
            return concerns(lost.origin().feed(), key);
        }
        return entries.instances
                .reported(lost.machine(), lost.time().instant())
                .filter(attribution -> attribution.instance().equals(key))
                .isPresent();
    }
}
