package io.tallyman.event;

import java.util.Set;

/**
 * What the cluster knows of a node.
 *
 * @param node the node's name
 * @param hostName the machine's own name; empty if not told
 * @param instance the cloud's id of the machine ({@code providerID}); empty if not told
 * @param addresses the node's own addresses, never a pod's
 */
public record NodeReported(
        EventTime time, Origin origin, String node, String hostName, String instance, Set<String> addresses)
        implements IdentityEvent {

    public NodeReported {
        addresses = Set.copyOf(addresses);
    }
}
