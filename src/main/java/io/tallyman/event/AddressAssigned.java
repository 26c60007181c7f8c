package io.tallyman.event;

import java.util.Set;

/**
 * A network plugin gave a container or its sandbox addresses. The record may carry no time: then the addresses hold for
 * the container's whole life.
 */
public record AddressAssigned(EventTime time, Origin origin, ContainerReference reported, Set<String> addresses)
        implements IdentityEvent {

    public AddressAssigned {
        addresses = Set.copyOf(addresses);
    }
}
