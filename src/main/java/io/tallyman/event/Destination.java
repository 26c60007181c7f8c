package io.tallyman.event;

import java.util.Set;

/**
 * Where a connection goes.
 *
 * @param address the IP address in canonical text; empty where only a name is known
 * @param port the port; 0 where there is none
 * @param names names the client looked up or sent for this address, in lower case without the trailing dot
 */
public record Destination(String address, int port, Set<String> names) {

    public Destination {
        names = Set.copyOf(names);
    }

    public static Destination of(String address, int port) {
        return new Destination(address, port, Set.of());
    }

    public Destination withNames(Set<String> known) {
        return names.equals(known) ? this : new Destination(address, port, known);
    }

    @Override
    public String toString() {
        var host =
                names.isEmpty() ? address : names.stream().sorted().findFirst().orElseThrow() + " (" + address + ")";
        return port == 0 ? host : host + " port " + port;
    }
}
