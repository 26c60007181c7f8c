package io.tallyman.identity;

import io.tallyman.event.Attribution;
import io.tallyman.event.ContainerKind;
import io.tallyman.event.ContainerReference;
import io.tallyman.event.EventTime;
import io.tallyman.event.Origin;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The directory's books, and what changed in them. */
final class Entries {

    final Containers containers = new Containers();
    final Pods pods = new Pods();
    final Images images = new Images();
    final ProcessTree processes;
    final Devices devices;
    final Leases leases;
    final Names names;
    final Instances instances;
    private final Duration tolerance;
    private final Map<String, Set<String>> addressesOf = new HashMap<>();
    private final Set<Slot> nameless = new HashSet<>();
    private Instant now = Instant.MIN;
    private Instant latest = Instant.MIN;
    private long heard;
    private Set<String> changed = new TreeSet<>();
    private List<Object> learnt = new ArrayList<>();

    Entries(Duration tolerance, Duration settling) {
        this.tolerance = tolerance;
        this.processes = new ProcessTree(tolerance, containers::inside);
        this.devices = new Devices(tolerance);
        this.leases = new Leases(tolerance);
        this.names = new Names(tolerance);
        this.instances = new Instances(tolerance, settling);
    }

    Duration tolerance() {
        return tolerance;
    }

    ContainerEntry container(ContainerReference reference, Origin origin) {
        var entry = containers.of(reference.id(), origin.host(), origin.cluster());
        heardOf(entry);
        return entry;
    }

    /** An event of that time tells something, or is about somebody known. */
    void hear(EventTime time) {
        heard++;
        now = time.isKnown() ? time.instant() : latest;
        latest = now.isAfter(latest) ? now : latest;
    }

    /** How many events were heard in all. */
    long heard() {
        return heard;
    }

    void heardOf(ContainerEntry entry) {
        entry.heard = now.isAfter(entry.heard) ? now : entry.heard;
    }

    void heardOf(PodEntry pod) {
        pod.heard = now.isAfter(pod.heard) ? now : pod.heard;
    }

    /** Somebody's process or connection was told of. */
    void heardOf(Attribution owner) {
        if (!owner.container().isEmpty()) {
            containers.byKey(owner.container()).ifPresent(this::heardOf);
            return;
        }
        pods.byKey(owner.network()).forEach(this::heardOf);
        instances
                .byKey(owner.instance())
                .ifPresent(entry -> entry.heard = now.isAfter(entry.heard) ? now : entry.heard);
    }

    void changed(ContainerEntry entry) {
        heardOf(entry);
        entry.drawn = null;
        changed.add(entry.key);
    }

    void changed(InstanceEntry entry) {
        entry.heard = now.isAfter(entry.heard) ? now : entry.heard;
        if (entry.isFollowed()) {
            changed.add(entry.key);
            learnt.add(new Links.Machine(entry.reference.id()));
        }
    }

    void changed(PodEntry pod) {
        heardOf(pod);
        pod.members.forEach(this::changed);
        learnt.add(new Links.Pod(pod.name));
    }

    void learnt(Object link) {
        learnt.add(link);
    }

    Set<String> drainChanged() {
        if (changed.isEmpty()) {
            return Set.of();
        }
        var drained = changed;
        changed = new TreeSet<>();
        return drained;
    }

    List<Object> drainLearnt() {
        if (learnt.isEmpty()) {
            return List.of();
        }
        var drained = learnt;
        learnt = new ArrayList<>(2);
        return drained;
    }

    void give(String address, String host, String cluster, Leases.Holder holder, String reason) {
        leases.give(address, host, cluster, holder, reason);
        addressesOf.computeIfAbsent(holder.key(), key -> new HashSet<>(2)).add(address);
        learnt.add(new Links.Address(address));
    }

    /** The addresses of a container or of a pod, also those that its sandbox was given. */
    Set<String> addresses(String holder) {
        var all = new HashSet<>(addressesOf.getOrDefault(holder, Set.of()));
        for (var pod : pods.byKey(holder)) {
            pod.members.stream()
                    .filter(member -> member.kind == ContainerKind.SANDBOX)
                    .forEach(sandbox -> all.addAll(addressesOf.getOrDefault(sandbox.key, Set.of())));
        }
        return all;
    }

    /* A start that names a place only: perhaps no record ever gives the container an id. */
    void startedInPlace(Slot slot) {
        if (slot.containers.isEmpty()) {
            nameless.add(slot);
        }
    }

    void settle(Instant startedBy) {
        if (nameless.isEmpty()) {
            return;
        }
        for (var slot : List.copyOf(nameless)) {
            if (!slot.containers.isEmpty()) {
                nameless.remove(slot);
            } else if (slot.started.stream()
                    .allMatch(start -> start.time().instant().isBefore(startedBy))) {
                var entry = containers.inPlace(slot);
                slot.started.forEach(
                        start -> entry.lifetime.beginsBy(start.time().instant()));
                entry.isOf(slot.kind);
                entry.fills(slot);
                nameless.remove(slot);
                changed(entry);
                changed(slot.pod);
            }
        }
    }

    /** Strikes a container out of all books. */
    void remove(ContainerEntry entry) {
        entry.forgotten = true;
        processes.forget(entry);
        containers.remove(entry);
        addressesOf.remove(entry.key);
        entry.pod().ifPresent(pod -> pod.members.remove(entry));
        entry.slot().ifPresent(slot -> slot.containers.remove(entry));
    }

    /** Strikes a pod out that has no container any more. */
    void remove(PodEntry pod) {
        pod.forgotten = true;
        pods.remove(pod);
        addressesOf.remove(pod.key);
    }
}
