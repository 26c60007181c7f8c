package io.tallyman.identity;

import io.tallyman.event.Destination;
import io.tallyman.event.NameResolved;
import io.tallyman.event.NetworkFlow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The names that clients looked up or sent for addresses: evidence of whom a connection is with. A name counts for a
 * connection of the same client that begins at most {@link #KEPT} later, or for the very connection it was seen in.
 */
final class Names {

    /** How long a look-up speaks for later connections. */
    static final Duration KEPT = Duration.ofHours(1);

    private record Client(String client, String address) {}

    private record Connection(String cluster, String id) {}

    /* A name, and whether the client sent it in a connection instead of looking it up. */
    private record Name(Instant time, String name, boolean sent, String host, String cluster, String account) {}

    private final Map<Client, List<Name>> byClient = new HashMap<>();
    private final Map<Connection, List<Name>> byConnection = new HashMap<>();
    private final Duration tolerance;

    Names(Duration tolerance) {
        this.tolerance = tolerance;
    }

    void learn(NameResolved resolved, String client) {
        var origin = resolved.origin();
        var name = new Name(
                resolved.time().instant(),
                resolved.name(),
                !resolved.connection().isEmpty(),
                client.equals(Instances.hostName(origin.host())) ? "" : origin.host(),
                origin.cluster(),
                origin.feed().account());
        if (!resolved.connection().isEmpty()) {
            add(
                    byConnection.computeIfAbsent(
                            new Connection(origin.cluster(), resolved.connection()), key -> new ArrayList<>(1)),
                    name);
        }
        if (!client.isEmpty()) {
            for (var address : resolved.addresses()) {
                add(byClient.computeIfAbsent(new Client(client, address), key -> new ArrayList<>(1)), name);
            }
        }
    }

    private static void add(List<Name> names, Name name) {
        if (!names.contains(name)) {
            names.add(name);
        }
    }

    /**
     * The flow's destination with the names known for it, for any of its client's addresses.
     *
     * @param since from when these are the client's: who had an address before looked up for itself
     */
    Destination of(NetworkFlow flow, Set<String> clients, Instant since) {
        var destination = flow.destination();
        var names = new TreeSet<>(destination.names());
        var claimed = new TreeSet<>(destination.claimed());
        if (!flow.connection().isEmpty()) {
            byConnection
                    .getOrDefault(new Connection(flow.origin().cluster(), flow.connection()), List.of())
                    .forEach(name -> claimed.add(name.name));
        }
        for (var client : clients) {
            byClient.getOrDefault(new Client(client, destination.address()), List.of()).stream()
                    .filter(name -> speaksFor(name, flow) && !name.time.isBefore(since))
                    .forEach(name -> (name.sent ? claimed : names).add(name.name));
        }
        return destination.withNames(names, claimed);
    }

    private boolean speaksFor(Name name, NetworkFlow flow) {
        var time = flow.time().instant();
        return Scopes.compatible(name.host, flow.origin().host())
                && Scopes.compatible(name.cluster, flow.origin().cluster())
                && Scopes.compatible(name.account, flow.origin().feed().account())
                && !Moments.isAfter(name.time, time, tolerance)
                && !Moments.isAfter(time, name.time, KEPT);
    }

    /** Forgets what was learnt before that time. */
    void forget(Instant before) {
        forget(byClient, before);
        forget(byConnection, before);
    }

    private static <K> void forget(Map<K, List<Name>> names, Instant before) {
        names.values().removeIf(list -> {
            list.removeIf(name -> name.time.isBefore(before));
            return list.isEmpty();
        });
    }

    boolean isEmpty() {
        return byClient.isEmpty() && byConnection.isEmpty();
    }

    int size() {
        return byClient.size() + byConnection.size();
    }
}
