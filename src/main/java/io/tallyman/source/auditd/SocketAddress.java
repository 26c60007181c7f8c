package io.tallyman.source.auditd;

import io.tallyman.event.Destination;
import io.tallyman.event.NumericAddress;
import java.util.Arrays;
import java.util.Optional;

/**
 * The socket address of a SOCKADDR record: a dump of the kernel's {@code struct sockaddr}. The family stands in the
 * machine's byte order, port and address in the network's. Only IPv4 and IPv6 name a destination; a local socket, netlink
 * and the rest (whose bytes after the name are whatever lay on the stack) name none.
 */
final class SocketAddress {

    private static final int INET = 2;
    private static final int INET6 = 10;

    private SocketAddress() {}

    /** The destination in these bytes; empty where the family has no IP address or the dump is cut short. */
    static Optional<Destination> read(byte[] dump) {
        if (dump.length < 4) {
            return Optional.empty();
        }
        int family = dump[0] != 0 ? dump[0] & 255 : dump[1] & 255;
        int port = (dump[2] & 255) << 8 | (dump[3] & 255);
        if (family == INET && dump.length >= 8) {
            return Optional.of(Destination.of(NumericAddress.of(Arrays.copyOfRange(dump, 4, 8)), port));
        }
        if (family == INET6 && dump.length >= 24) {
            return Optional.of(Destination.of(NumericAddress.of(Arrays.copyOfRange(dump, 8, 24)), port));
        }
        return Optional.empty();
    }
}
