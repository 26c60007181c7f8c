package io.tallyman.identity;

import io.tallyman.event.Attribution;
import io.tallyman.event.ContainerKind;
import io.tallyman.event.ContainerReference;
import io.tallyman.event.EventTime;
import io.tallyman.event.Origin;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The directory's books, and what changed in them. */
final class Entries {

    /**
     * A container or pod whose end no record tells is forgotten when nothing was heard of it or of its processes and
     * connections for so long.
     */
    static final Duration LONGEST_SILENCE = Duration.ofDays(1);

    /** The same for an instance: some run for months and are told of by nothing but their own logs. */
    static final Duration LONGEST_SILENCE_OF_INSTANCE = Duration.ofDays(90);

    /** So long after a pod was deleted its containers have ended, whether a record tells it or not. */
    static final Duration LONGEST_TERMINATION = Duration.ofHours(1);

    /** Entries are looked through for those to forget not sooner than this after the last time, in event time. */
    static final Duration SWEEP = Duration.ofMinutes(5);

    /** But at least so often. */
    static final Duration LONGEST_SWEEP = Duration.ofHours(1);

    /** And in between where so many events were heard for each entry that looking at it hardly counts. */
    private static final int EVENTS_AN_ENTRY = 2;

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
    private Instant nextSweep = Instant.MIN;
    private Instant latestSweep = Instant.MIN;
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

    /** From when somebody's addresses are his, give or take; the beginning of time where no record tells. */
    Instant begin(Attribution owner) {
        var ofPod = pods.byKey(owner.network()).stream().flatMap(pod -> pod.members.stream());
        var own = containers.byKey(owner.container()).stream();
        var machine = instances.byKey(owner.instance()).stream().map(entry -> entry.lifetime);
        return Stream.concat(Stream.concat(ofPod, own).map(entry -> entry.lifetime), machine)
                .map(Lifetime::beginOrMin)
                .filter(Instant.MIN::isBefore)
                .min(Comparator.naturalOrder())
                .map(begin -> begin.minus(tolerance))
                .orElse(Instant.MIN);
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

    List<String> members(String network, Instant time) {
        var pods = this.pods.byKey(network);
        var candidates = pods.isEmpty()
                ? containers.all().stream()
                : pods.stream().flatMap(pod -> pod.members.stream()).distinct();
        return candidates
                .filter(entry -> entry.network().equals(network) && entry.kind != ContainerKind.SANDBOX)
                .filter(entry -> entry.isAlive(time, tolerance))
                .map(entry -> entry.key)
                .sorted()
                .toList();
    }

    /** Keys of the containers and instances that are no longer in the books. */
    List<String> forget(Instant before) {
        processes.forget(before);
        if (before.isBefore(nextSweep) || (before.isBefore(latestSweep) && heard < EVENTS_AN_ENTRY * held())) {
            return List.of();
        }
        nextSweep = before.plus(SWEEP);
        latestSweep = before.plus(LONGEST_SWEEP);
        heard = 0;
        return sweep(before);
    }

    private long held() {
        return (long) containers.all().size() + pods.size() + leases.size() + names.size() + instances.size();
    }

    /* Looks at every entry, so not often. */
    private List<String> sweep(Instant before) {
        var forgotten = new ArrayList<String>();
        var limit = new Limit(before, before.minus(LONGEST_SILENCE), before.minus(LONGEST_TERMINATION));
        for (var entry : List.copyOf(containers.all())) {
            if (limit.isOver(entry)) {
                remove(entry);
                forgotten.add(entry.key);
            }
        }
        for (var pod : pods.all()) {
            if (pod.members.isEmpty() && limit.isOver(pod.lifetime, pod.heard)) {
                pod.forgotten = true;
                pods.remove(pod);
                addressesOf.remove(pod.key);
            }
        }
        var ofInstances = new Limit(before, before.minus(LONGEST_SILENCE_OF_INSTANCE), Instant.MIN);
        for (var instance : List.copyOf(instances.all())) {
            if (ofInstances.isOver(instance.lifetime, instance.heard)) {
                instances.remove(instance);
                forgotten.add(instance.key);
            }
        }
        instances.forgetInterfaces(before.minus(LONGEST_SILENCE_OF_INSTANCE));
        devices.forget();
        images.forget(before);
        leases.forget(before);
        names.forget(before.minus(Names.KEPT));
        return forgotten;
    }

    /* Until when one had ended, was last heard of, or its pod was deleted, that is forgotten. */
    private record Limit(Instant ended, Instant heard, Instant deleted) {

        boolean isOver(ContainerEntry entry) {
            return isOver(entry.lifetime, entry.heard)
                    || entry.pod()
                            .filter(pod -> pod.lifetime.endOrMax().isBefore(deleted))
                            .isPresent();
        }

        boolean isOver(Lifetime lifetime, Instant lastHeard) {
            return lifetime.endOrMax().isBefore(ended) || (lastHeard.isBefore(heard) && lastHeard.isAfter(Instant.MIN));
        }
    }

    private void remove(ContainerEntry entry) {
        entry.forgotten = true;
        processes.forget(entry);
        containers.remove(entry);
        addressesOf.remove(entry.key);
        entry.pod().ifPresent(pod -> pod.members.remove(entry));
        entry.slot().ifPresent(slot -> slot.containers.remove(entry));
    }
}
