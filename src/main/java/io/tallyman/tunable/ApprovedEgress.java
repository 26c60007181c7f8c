package io.tallyman.tunable;

import io.tallyman.event.Destination;
import java.util.Set;

/**
 * Where connections may go without being Internet egress.
 *
 * @param asns numbers of autonomous systems; without effect where {@code systems} knows none
 * @param systems tells which autonomous system an address belongs to
 */
public record ApprovedEgress(NetworkSet networks, DomainSet domains, Set<Long> asns, AutonomousSystems systems) {

    public ApprovedEgress {
        asns = Set.copyOf(asns);
    }

    /** Where nothing is known of autonomous systems. */
    public ApprovedEgress(NetworkSet networks, DomainSet domains, Set<Long> asns) {
        this(networks, domains, asns, AutonomousSystems.NONE);
    }

    /** The same, with another knowledge of autonomous systems. */
    ApprovedEgress knowing(AutonomousSystems others) {
        return new ApprovedEgress(networks, domains, asns, others);
    }

    /**
     * Whether the address lies in an approved network or autonomous system, or the destination has names and every one is
     * approved. One approved name among others is not enough: addresses are shared, and a name may be what the client
     * merely sent.
     */
    public boolean holds(Destination destination) {
        return networks.contains(destination.address())
                || domains.containsAll(destination.names())
                || isInApprovedSystem(destination.address());
    }

    private boolean isInApprovedSystem(String address) {
        if (asns.isEmpty()) {
            return false;
        }
        var system = IpAddress.parse(address).map(IpAddress::bytes).map(systems::of);
        return system.isPresent()
                && system.get().isPresent()
                && asns.contains(system.get().getAsLong());
    }
}
