package io.tallyman.identity;

import io.tallyman.event.Attribution;
import io.tallyman.event.InstanceReference;
import io.tallyman.event.JoinQuality;
import java.time.Duration;
import java.time.Instant;
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

    private final Interfaces interfaces = new Interfaces();
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
        if (entry.names.merge(name, told, Instances::earlier).equals(told)) {
            byName.computeIfAbsent(name, key -> new LinkedHashSet<>(1)).add(entry);
        }
    }

    /** What is told of interfaces. */
    Interfaces interfaces() {
        return interfaces;
    }

    /** Where the interfaces of an instance were, in the order in which it was told. */
    List<Instance.Placing> placings(InstanceEntry entry) {
        return entry.names.keySet().stream()
                .flatMap(name -> interfaces.placings(name).stream())
                .sorted(Comparator.comparing(Instance.Placing::time).thenComparing(Instance.Placing::subnet))
                .toList();
    }

    static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    /** Whose an interface, an address or a host name may be. */
    Set<InstanceEntry> named(String name) {
        var direct = byName.getOrDefault(name, Set.of());
        var own = interfaces.of(name).keySet();
        if (own.isEmpty()) {
            return direct;
        }
        var found = new LinkedHashSet<>(direct);
        own.forEach(each -> found.addAll(byName.getOrDefault(each, Set.of())));
        return found;
    }

    /* By when it was told that the name is the instance's, or that of its interface. */
    private Instant told(InstanceEntry entry, String name) {
        var direct = entry.names.get(name);
        var told = direct == null ? Instant.MAX : direct;
        for (var each : interfaces.of(name).entrySet()) {
            var own = entry.names.get(each.getKey());
            told = own == null ? told : earlier(told, later(each.getValue(), own));
        }
        return told.equals(Instant.MAX) ? entry.told() : told;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isBefore(other) ? other : one;
    }

    private boolean holds(InstanceEntry entry, String name, Instant time, Duration margin) {
        return entry.holds(told(entry, name), time, margin, settling);
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
                .filter(entry -> holds(entry, name, time, tolerance))
                .collect(Collectors.toSet());
        var scopes = there.stream().map(scope).distinct().count();
        return scopes == 1 ? latest(there, name, time) : Optional.empty();
    }

    private Optional<InstanceEntry> latest(Set<InstanceEntry> candidates, String name, Instant time) {
        return candidates.stream()
                .filter(InstanceEntry::isFollowed)
                .filter(entry -> holds(entry, name, time, tolerance))
                .max(Comparator.comparing((InstanceEntry entry) -> holds(entry, name, time, Duration.ZERO))
                        .thenComparing(entry -> entry.lifetime.beginOrMin())
                        .thenComparing(entry -> entry.key));
    }

    private static Attribution owner(InstanceEntry entry, JoinQuality join, String reason) {
        return Attribution.ofInstance(entry.key, join, reason);
    }

    /** What it is called by then, itself or its interfaces, among what names connections' clients. */
    Set<String> clients(String key, Instant time) {
        var clients = new HashSet<String>();
        byKey(key)
                .ifPresent(entry -> entry.names.forEach((name, told) -> {
                    if (entry.isToldBy(told, time, tolerance, settling)) {
                        clients.add(client(name));
                        interfaces.names(name).forEach((other, since) -> {
                            if (entry.isToldBy(since, time, tolerance, settling)) {
                                clients.add(client(other));
                            }
                        });
                    }
                }));
        return clients;
    }

    private static String client(String name) {
        return name.startsWith("address ") ? name.substring("address ".length()) : name;
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

    /** Forgets interfaces that are no instance's and of which nothing was told since that time. */
    void forgetInterfaces(Instant before) {
        interfaces.forget(before, byName::containsKey);
    }

    int size() {
        return byKey.size();
    }
}
