package io.tallyman.tunable;

import io.tallyman.event.Destination;

/** Networks and domains that nothing may talk to. */
public record OutboundCidrBlockList(NetworkSet networks, DomainSet domains) {

    /** Whether the address lies in a blocked network, or any name of the destination is blocked. */
    public boolean holds(Destination destination) {
        return domains.containsAny(destination.allNames()) || networks.contains(destination.address());
    }
}
