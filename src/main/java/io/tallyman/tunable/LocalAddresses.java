package io.tallyman.tunable;

import io.tallyman.event.Destination;
import java.util.List;

/** Destinations that no packet leaves the machine or its link for. */
final class LocalAddresses {

    /** Without 169.254.0.0/16, where clouds serve credentials: that is a matter of ApprovedEgress. */
    private static final NetworkSet NETWORKS = NetworkSet.of(
            List.of("127.0.0.0/8", "0.0.0.0", "224.0.0.0/4", "255.255.255.255", "::", "::1", "fe80::/10", "ff00::/8"));

    private static final DomainSet NAMES =
            DomainSet.of(List.of("localhost", "*.localhost", "localhost.localdomain", "ip6-localhost"));

    private LocalAddresses() {}

    /* A name of one label is looked up below the cluster's or the company's own domains. */
    private static boolean isLocalName(String name) {
        return name.indexOf('.') < 0 || NAMES.contains(name);
    }

    /** By the address; by the names only where there is no address. */
    static boolean hold(Destination destination) {
        return destination.address().isEmpty()
                ? destination.names().stream().allMatch(LocalAddresses::isLocalName)
                : NETWORKS.contains(destination.address());
    }
}
