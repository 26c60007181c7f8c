package io.tallyman.event;

import java.util.Set;

/**
 * A client learnt, or named, whom it talks to: a DNS answer, or the server name of a TLS handshake.
 *
 * @param reported container or pod, where the record names it
 * @param machine the cloud instance, where the record names it; else {@link InstanceReference#NONE}
 * @param pid host pid of the client; 0 if not told
 * @param client address of the client; empty if not told
 * @param name the name, in lower case without the trailing dot
 * @param addresses the addresses in the answer, or the server's address for TLS; empty for NXDOMAIN
 * @param connection the sensor's id of the connection the name was seen in; empty if there is none
 */
public record NameResolved(
        EventTime time,
        Origin origin,
        ContainerReference reported,
        InstanceReference machine,
        long pid,
        String client,
        String name,
        Set<String> addresses,
        String connection,
        Attribution attribution)
        implements Attributable {

    /** A name as a record tells it that names no instance. */
    public NameResolved(
            EventTime time,
            Origin origin,
            ContainerReference reported,
            long pid,
            String client,
            String name,
            Set<String> addresses,
            String connection,
            Attribution attribution) {
        this(time, origin, reported, InstanceReference.NONE, pid, client, name, addresses, connection, attribution);
    }

    public NameResolved {
        addresses = Set.copyOf(addresses);
    }

    @Override
    public NameResolved attributedTo(Attribution other) {
        return new NameResolved(time, origin, reported, machine, pid, client, name, addresses, connection, other);
    }
}
