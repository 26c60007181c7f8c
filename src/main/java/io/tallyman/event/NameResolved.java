package io.tallyman.event;

import java.util.Set;

/**
 * A client learnt, or named, whom it talks to: a DNS answer, or the server name of a TLS handshake.
 *
 * @param reported container or pod, where the record names it
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
        long pid,
        String client,
        String name,
        Set<String> addresses,
        String connection,
        Attribution attribution)
        implements Attributable {

    public NameResolved {
        addresses = Set.copyOf(addresses);
    }

    @Override
    public NameResolved attributedTo(Attribution other) {
        return new NameResolved(time, origin, reported, pid, client, name, addresses, connection, other);
    }
}
