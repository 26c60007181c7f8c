package io.tallyman.identity;

import io.tallyman.event.ContainerIds;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.agrona.collections.Object2ObjectHashMap;
import org.agrona.collections.ObjectHashSet;

/**
 * The containers, found by id. A runtime's id is unique and may be cut short to 12 digits by a sensor; a name given to
 * {@code ctr} is unique on its host only.
 */
final class Containers {

    private final Map<String, ContainerEntry> byKey = new Object2ObjectHashMap<>();
    /** By the first digits of their id, those whose key is another because these digits were taken. */
    private final Map<String, List<ContainerEntry>> furtherByPrefix = new HashMap<>();

    /** Without order: what is done with all of a host must not depend on it. */
    private final Map<String, Set<ContainerEntry>> byHost = new HashMap<>();

    private final Map<String, Set<ContainerEntry>> bySandbox = new HashMap<>();

    /** The container of that id, made if it is new. */
    ContainerEntry of(String id, String host, String cluster) {
        var known = find(id, host, cluster);
        if (known.isPresent()) {
            meet(known.get(), id, host, cluster);
            return known.get();
        }
        var runtimeId = Scopes.isRuntimeId(id);
        var key = runtimeId ? id.substring(0, ContainerIds.SHORTEST) : host + "/" + id;
        var isTaken = byKey.containsKey(key);
        var entry = new ContainerEntry(isTaken ? cluster + "/" + host + "/" + id : key, id, host, cluster);
        byKey.put(entry.key, entry);
        addToHost(host, entry);
        if (runtimeId && isTaken) {
            furtherByPrefix.computeIfAbsent(key, prefix -> new ArrayList<>(1)).add(entry);
        }
        return entry;
    }

    private void meet(ContainerEntry entry, String id, String host, String cluster) {
        var before = entry.host;
        entry.known(id, host, cluster);
        if (!before.equals(entry.host)) {
            remove(byHost, before, entry);
            addToHost(entry.host, entry);
        }
    }

    private void addToHost(String host, ContainerEntry entry) {
        byHost.computeIfAbsent(host, missing -> new ObjectHashSet<>()).add(entry);
    }

    private static void remove(Map<String, Set<ContainerEntry>> index, String key, ContainerEntry entry) {
        index.computeIfPresent(key, (same, entries) -> entries.remove(entry) && entries.isEmpty() ? null : entries);
    }

    /** Notes the sandbox that a container is told to be in, the first time. */
    void putInto(ContainerEntry entry, String sandbox) {
        if (entry.sandbox.isEmpty() && !sandbox.isEmpty()) {
            entry.sandbox = sandbox;
            bySandbox
                    .computeIfAbsent(sandbox, missing -> new LinkedHashSet<>(2))
                    .add(entry);
        }
    }

    /** All that is known to be in a sandbox: told by its id, or as a member of its pod. */
    Collection<ContainerEntry> inside(ContainerEntry sandbox) {
        var all = new LinkedHashSet<>(inSandbox(sandbox.id));
        sandbox.pod().ifPresent(pod -> all.addAll(pod.members));
        return all;
    }

    Collection<ContainerEntry> inSandbox(String id) {
        return bySandbox.getOrDefault(id, Set.of());
    }

    Collection<ContainerEntry> onHost(String host) {
        return byHost.getOrDefault(host, Set.of());
    }

    Optional<ContainerEntry> find(String id, String host, String cluster) {
        if (!Scopes.isRuntimeId(id)) {
            return Optional.ofNullable(byKey.get(host + "/" + id))
                    .filter(entry -> Scopes.compatible(entry.cluster, cluster));
        }
        var prefix = id.substring(0, ContainerIds.SHORTEST);
        var first = byKey.get(prefix);
        if (first != null && first.is(id, host, cluster)) {
            return Optional.of(first);
        }
        return furtherByPrefix.getOrDefault(prefix, List.of()).stream()
                .filter(entry -> entry.is(id, host, cluster))
                .findFirst();
    }

    Optional<ContainerEntry> byKey(String key) {
        return Optional.ofNullable(byKey.get(key));
    }

    /** A container that no record gives an id: it is known by its place in a pod only. */
    ContainerEntry inPlace(Slot slot) {
        var key = slot.pod.key + "/" + slot.name;
        var entry = byKey.computeIfAbsent(key, missing -> new ContainerEntry(missing, "", "", slot.pod.cluster));
        addToHost("", entry);
        return entry;
    }

    Collection<ContainerEntry> all() {
        return byKey.values();
    }

    void remove(ContainerEntry entry) {
        byKey.remove(entry.key);
        remove(byHost, entry.host, entry);
        remove(bySandbox, entry.sandbox, entry);
        if (Scopes.isRuntimeId(entry.id)) {
            var prefix = entry.id.substring(0, ContainerIds.SHORTEST);
            furtherByPrefix.computeIfPresent(
                    prefix, (same, entries) -> entries.remove(entry) && entries.isEmpty() ? null : entries);
        }
    }
}
