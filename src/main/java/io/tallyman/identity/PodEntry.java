package io.tallyman.identity;

import io.tallyman.event.ContainerKind;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** All that records said of one pod, mutable. */
final class PodEntry {

    /** The grace period that Kubernetes gives a pod unless told otherwise. */
    static final Duration GRACE = Duration.ofSeconds(30);

    final String cluster;
    final String namespace;
    final String name;
    /** Key of the network namespace it holds, the same for its whole life here. */
    final String key;

    final Lifetime lifetime = new Lifetime();
    final Map<String, Slot> slots = new TreeMap<>();
    /** Its containers, the sandbox too, whether their place is known or not. */
    final Set<ContainerEntry> members = new LinkedHashSet<>();

    /** When a record last told of it or of what it did. */
    Instant heard = Instant.MIN;

    /** It is no longer in the books. */
    boolean forgotten;

    String uid;
    String node = "";
    boolean hostNetwork;

    PodEntry(String cluster, String namespace, String name, String uid) {
        this.cluster = cluster;
        this.namespace = namespace;
        this.name = name;
        this.uid = uid;
        this.key = "pod:" + (uid.isEmpty() ? cluster + "/" + namespace + "/" + name : uid);
    }

    /** The name of its container, where its records know of one only. */
    Optional<String> onlyContainer() {
        return slots.size() == 1 ? Optional.of(slots.keySet().iterator().next()) : Optional.empty();
    }

    /**
     * Whether it used its addresses then. A deletion only announces the end: the pod goes on for as long as its containers
     * do, and where no record tells their end, for {@link #GRACE}.
     */
    boolean holds(Instant time, Duration tolerance) {
        if (lifetime.holds(time, tolerance)) {
            return true;
        }
        var begun = !Moments.isAfter(lifetime.beginOrMin(), time, tolerance);
        return begun && members.stream().anyMatch(member -> runsOn(member, time, tolerance));
    }

    private boolean runsOn(ContainerEntry member, Instant time, Duration tolerance) {
        return member.lifetime.hasEnded()
                ? member.lifetime.holds(time, tolerance)
                : !Moments.isAfter(time, lifetime.endOrMax(), tolerance.plus(GRACE));
    }

    /** Whether no more than one place was told of by then: which may come later is no matter. */
    boolean hasOnePlace(Instant by) {
        return slots.size() <= 1
                || slots.values().stream()
                                .filter(slot -> slot.isToldOf(by))
                                .limit(2)
                                .count()
                        <= 1;
    }

    /** The container that ran then, where it was the only one; the sandbox is none. */
    Optional<ContainerEntry> onlyAlive(Instant time, Duration tolerance) {
        var only = Optional.<ContainerEntry>empty();
        for (var member : members) {
            if (member.kind != ContainerKind.SANDBOX && member.isAlive(time, tolerance)) {
                if (only.isPresent()) {
                    return Optional.empty();
                }
                only = Optional.of(member);
            }
        }
        return only;
    }

    Slot slot(String containerName) {
        return slots.computeIfAbsent(containerName, missing -> new Slot(this, missing));
    }
}
