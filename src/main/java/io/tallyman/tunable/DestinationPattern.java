package io.tallyman.tunable;

import io.tallyman.event.Destination;
import java.util.List;

/**
 * Destinations that an exclusion speaks of.
 *
 * @param text as written: a CIDR block, an address or a domain pattern, with or without {@code :port}
 * @param networks the block, if it is one
 * @param domains the domain, if it is one
 * @param port 0 for every port
 */
record DestinationPattern(String text, NetworkSet networks, DomainSet domains, int port) {

    /**
     * Reads {@code 10.0.0.0/8}, {@code 192.0.2.7:443}, {@code [2001:db8::]/32}, {@code [2001:db8::1]:443}, {@code
     * [2001:db8::/32]:443} or {@code *.corp.example:443}.
     *
     * @throws IllegalArgumentException with one sentence that says what is wrong
     */
    static DestinationPattern parse(String text) {
        var bracket = text.lastIndexOf(']');
        var colon = text.lastIndexOf(':');
        var hasPort = colon > bracket && (bracket >= 0 || text.indexOf(':') == colon);
        var host = (hasPort ? text.substring(0, colon) : text).replaceAll("[\\[\\]]", "");
        var port = hasPort ? port(text, text.substring(colon + 1)) : 0;
        var isNetwork = host.indexOf('/') >= 0 || IpAddress.parse(host).isPresent();
        return new DestinationPattern(
                text,
                NetworkSet.of(isNetwork ? List.of(host) : List.of()),
                DomainSet.of(isNetwork ? List.of() : List.of(host)),
                port);
    }

    private static int port(String text, String digits) {
        var port = digits.matches("\\d{1,5}") ? Integer.parseInt(digits) : 0;
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException(
                    "\"%s\" has no port between 1 and 65535 after its colon".formatted(text));
        }
        return port;
    }

    /** As with {@link ApprovedEgress}, every name of the destination must match. */
    boolean matches(Destination destination) {
        return (port == 0 || port == destination.port())
                && (networks.contains(destination.address()) || domains.containsAll(destination.names()));
    }
}
