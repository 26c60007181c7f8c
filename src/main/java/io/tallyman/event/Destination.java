package io.tallyman.event;

import java.util.Set;
import java.util.TreeSet;

/**
 * Where a connection goes.
 *
 * @param address the IP address in canonical text; empty where only a name is known
 * @param port the port; 0 where there is none
 * @param names names that the client looked up and that were answered with this address, or that a command gives; in
 *     lower case without the trailing dot
 * @param claimed names that the client sent in the connection itself (TLS, HTTP). It is free to send any: they may
 *     incriminate, never approve
 */
public record Destination(String address, int port, Set<String> names, Set<String> claimed) {

    public Destination {
        names = Set.copyOf(names);
        claimed = Set.copyOf(claimed);
    }

    public Destination(String address, int port, Set<String> names) {
        this(address, port, names, Set.of());
    }

    public static Destination of(String address, int port) {
        return new Destination(address, port, Set.of());
    }

    public Destination withNames(Set<String> known, Set<String> sent) {
        return names.equals(known) && claimed.equals(sent) ? this : new Destination(address, port, known, sent);
    }

    /** All names, looked up or sent. */
    public Set<String> allNames() {
        if (claimed.isEmpty()) {
            return names;
        }
        var all = new TreeSet<>(names);
        all.addAll(claimed);
        return all;
    }

    @Override
    public String toString() {
        var host = allNames().stream()
                .sorted()
                .findFirst()
                .map(name -> address.isEmpty() ? name : name + " (" + address + ")")
                .orElse(address);
        return port == 0 ? host : host + " port " + port;
    }
}
