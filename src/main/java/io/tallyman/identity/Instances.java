package io.tallyman.identity;

import io.tallyman.event.Attribution;
import io.tallyman.event.InstanceReference;
import io.tallyman.event.JoinQuality;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The cloud instances, and under which names they are found: ids, paths, interfaces, addresses and host names. All but ids
 * are used again, so they hold while their instance lives; of several at one time the one counts that began last. Where
 * instances of different accounts or networks share an address or a host name, nobody has it unless the record tells the
 * account.
 */
final class Instances {

    private final Map<String, InstanceEntry> byKey = new HashMap<>();
    private final Map<String, InstancePlace> byPath = new HashMap<>();
    /** By interface, address or host name, each with its kind before it. */
    private final Map<String, Set<InstanceEntry>> byName = new HashMap<>();
    /** Interfaces that have a MAC or an address, by that. */
    private final Map<String, Set<String>> interfacesOf = new HashMap<>();

    private final Duration tolerance;
    private final Duration settling;

    Instances(Duration tolerance, Duration settling) {
        this.tolerance = tolerance;
        this.settling = settling;
    }

    static String interfaceName(String networkInterface) {
        return "interface " + networkInterface;
    }

    static String addressName(String address) {
        return "address " + address;
    }

    static String hostName(String host) {
        return "host " + host;
    }

    boolean isEmpty() {
        return byKey.isEmpty();
    }

    Optional<InstanceEntry> byKey(String key) {
        return Optional.ofNullable(byKey.get(key));
    }

    Collection<InstanceEntry> all() {
        return byKey.values();
    }

    private static String key(String id) {
        return "instance:" + id;
    }

    /** The entry of an instance that a record names for good: by its id, or by its path where the cloud tells no id. */
    InstanceEntry of(InstanceReference reference) {
        var id = reference.id().isEmpty() ? reference.path() : reference.id();
        var entry = byKey.computeIfAbsent(key(id), key -> new InstanceEntry(key, reference));
        entry.refersAs(reference);
        return entry;
    }

    /** What is told of whatever stands at a path. */
    InstancePlace place(String path) {
        return byPath.computeIfAbsent(path, key -> new InstancePlace());
    }

    /** An instance is found under a name from now on. */
    void name(InstanceEntry entry, String name, Instant told) {
        if (entry.names
                .merge(name, told, (one, other) -> one.isBefore(other) ? one : other)
                .equals(told)) {
            byName.computeIfAbsent(name, key -> new LinkedHashSet<>(1)).add(entry);
        }
    }

    /** An interface has a MAC, or an address. */
    void alias(String networkInterface, String other) {
        interfacesOf.computeIfAbsent(other, key -> new HashSet<>(1)).add(interfaceName(networkInterface));
    }

    /** Whose an interface, an address or a host name may be. */
    Set<InstanceEntry> named(String name) {
        var direct = byName.getOrDefault(name, Set.of());
        var interfaces = interfacesOf.get(name);
        if (interfaces == null) {
            return direct;
        }
        var found = new LinkedHashSet<>(direct);
        interfaces.forEach(each -> found.addAll(byName.getOrDefault(each, Set.of())));
        return found;
    }

    /** The instance that a record names itself. */
    Optional<Attribution> reported(InstanceReference reference, Instant time) {
        if (!reference.id().isEmpty()) {
            return byKey(key(reference.id()))
                    .filter(InstanceEntry::isFollowed)
                    .map(entry -> owner(entry, JoinQuality.EXACT, "the record names the instance"));
        }
        if (!reference.path().isEmpty()) {
            var lives =
                    byPath.containsKey(reference.path()) ? byPath.get(reference.path()).lives : Set.<InstanceEntry>of();
            return latest(lives, reference.path(), time)
                    .map(entry ->
                            owner(entry, JoinQuality.DERIVED, "the record names the instance " + reference.name()));
        }
        return byInterface(reference.networkInterface(), time);
    }

    private Optional<Attribution> byInterface(String networkInterface, Instant time) {
        var name = interfaceName(networkInterface);
        var join = byName.containsKey(name) ? JoinQuality.EXACT : JoinQuality.DERIVED;
        return latest(named(name), name, time)
                .map(entry -> owner(entry, join, "interface " + networkInterface + " is the instance's"));
    }

    /** Whose process it is, by the host that wrote the record. */
    Optional<Attribution> byHost(String host, String account, Instant time) {
        var itself = byKey(key(host)).filter(InstanceEntry::isFollowed);
        if (itself.isPresent()) {
            return itself.map(entry -> owner(entry, JoinQuality.EXACT, "the log's host is the instance's id"));
        }
        return inOneScope(hostName(host), InstanceEntry::scopeOfName, account, time)
                .map(entry -> byName(entry, "host name " + host, account));
    }

    /** Who had an address then. */
    Optional<Attribution> byAddress(String address, String account, Instant time) {
        return inOneScope(addressName(address), InstanceEntry::scope, account, time)
                .map(entry -> byName(entry, "source address " + address, account));
    }

    /* Other accounts may have the same name: without the account it is the only one known, which is a guess. */
    private static Attribution byName(InstanceEntry entry, String name, String account) {
        var reason = name + " is the instance's";
        return account.isEmpty()
                ? owner(
                        entry,
                        JoinQuality.INFERRED,
                        reason + ", the only one known with it; the record tells no account")
                : owner(entry, JoinQuality.DERIVED, reason);
    }

    private Optional<InstanceEntry> inOneScope(
            String name, Function<InstanceEntry, String> scope, String account, Instant time) {
        var there = named(name).stream()
                .filter(entry -> Scopes.compatible(entry.reference.account(), account))
                .filter(entry -> entry.holds(name, time, tolerance, settling))
                .collect(Collectors.toSet());
        var scopes = there.stream().map(scope).distinct().count();
        return scopes == 1 ? latest(there, name, time) : Optional.empty();
    }

    private Optional<InstanceEntry> latest(Set<InstanceEntry> candidates, String name, Instant time) {
        return candidates.stream()
                .filter(InstanceEntry::isFollowed)
                .filter(entry -> entry.holds(name, time, tolerance, settling))
                .max(Comparator.comparing((InstanceEntry entry) -> entry.holds(name, time, Duration.ZERO, settling))
                        .thenComparing(entry -> entry.lifetime.beginOrMin())
                        .thenComparing(entry -> entry.key));
    }

    private static Attribution owner(InstanceEntry entry, JoinQuality join, String reason) {
        return Attribution.ofInstance(entry.key, join, reason);
    }

    /** What it is called by, among what names connections' clients. */
    List<String> clients(String key) {
        var clients = new ArrayList<String>();
        byKey(key).ifPresent(entry -> {
            for (var name : entry.names.keySet()) {
                clients.add(name.startsWith("address ") ? name.substring("address ".length()) : name);
            }
        });
        return clients;
    }

    /** Forgets an instance. */
    void remove(InstanceEntry entry) {
        byKey.remove(entry.key);
        for (var name : entry.names.keySet()) {
            byName.computeIfPresent(
                    name, (key, entries) -> entries.remove(entry) && entries.isEmpty() ? null : entries);
        }
        byPath.computeIfPresent(
                entry.reference.path(),
                (key, place) -> place.lives.remove(entry) && place.lives.isEmpty() ? null : place);
    }

    int size() {
        return byKey.size();
    }
}
