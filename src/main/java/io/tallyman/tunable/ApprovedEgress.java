package io.tallyman.tunable;

import io.tallyman.event.Destination;
import java.util.Set;

/**
 * Where connections may go without being Internet egress.
 *
 * @param asns numbers of autonomous systems, for records that tell the destination's
 */
public record ApprovedEgress(NetworkSet networks, DomainSet domains, Set<Long> asns) {

    public ApprovedEgress {
        asns = Set.copyOf(asns);
    }

    /**
     * Whether the address lies in an approved network, or the destination has names and every one is approved. One
     * approved name among others is not enough: addresses are shared, and a name may be what the client merely sent.
     */
    public boolean holds(Destination destination) {
        return networks.contains(destination.address()) || domains.containsAll(destination.names());
    }
}
