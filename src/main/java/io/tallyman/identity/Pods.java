package io.tallyman.identity;

import io.tallyman.event.PodReference;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The pods. A uid is exact. A name is used again by later pods: it means the earliest one of that name that had not ended
 * by then, and a pod first met by name alone takes the first uid that comes with that name.
 */
final class Pods {

    private record Name(String cluster, String namespace, String name) {}

    private final Map<String, PodEntry> byUid = new HashMap<>();
    private final Map<Name, List<PodEntry>> byName = new HashMap<>();
    private final Map<String, List<PodEntry>> byKey = new HashMap<>();

    /** The pod that a record names, made if it is new. */
    PodEntry of(PodReference reference, String cluster, Instant time) {
        return find(reference, cluster, time).orElseGet(() -> add(reference, cluster));
    }

    Optional<PodEntry> find(PodReference reference, String cluster, Instant time) {
        if (!reference.uid().isEmpty()) {
            var exact = byUid.get(reference.uid());
            return exact != null ? Optional.of(exact) : adopt(reference, cluster, time);
        }
        return named(reference, cluster).stream()
                .filter(pod -> !pod.lifetime.endOrMax().isBefore(time))
                .min(Comparator.comparing(pod -> pod.lifetime.beginOrMin()));
    }

    private Optional<PodEntry> adopt(PodReference reference, String cluster, Instant time) {
        var adopted = named(reference, cluster).stream()
                .filter(pod -> pod.uid.isEmpty() && !pod.lifetime.endOrMax().isBefore(time))
                .findFirst();
        adopted.ifPresent(pod -> {
            pod.uid = reference.uid();
            byUid.put(pod.uid, pod);
        });
        return adopted;
    }

    private List<PodEntry> named(PodReference reference, String cluster) {
        return byName.getOrDefault(new Name(cluster, reference.namespace(), reference.name()), List.of());
    }

    private PodEntry add(PodReference reference, String cluster) {
        var pod = new PodEntry(cluster, reference.namespace(), reference.name(), reference.uid());
        byKey.computeIfAbsent(pod.key, key -> new ArrayList<>(1)).add(pod);
        if (!reference.uid().isEmpty()) {
            byUid.put(reference.uid(), pod);
        }
        if (!reference.name().isEmpty()) {
            byName.computeIfAbsent(
                            new Name(cluster, reference.namespace(), reference.name()), key -> new ArrayList<>(1))
                    .add(pod);
        }
        return pod;
    }

    /** The pods that hold the network namespace of that key: one, or several of the same name without uid. */
    List<PodEntry> byKey(String key) {
        return byKey.getOrDefault(key, List.of());
    }

    /** How many there are, several of one key counted once. */
    int size() {
        return byKey.size();
    }

    Collection<PodEntry> all() {
        return byKey.values().stream().flatMap(List::stream).toList();
    }

    void remove(PodEntry pod) {
        byUid.remove(pod.uid, pod);
        var name = new Name(pod.cluster, pod.namespace, pod.name);
        remove(byName, name, pod);
        remove(byKey, pod.key, pod);
    }

    private static <K> void remove(Map<K, List<PodEntry>> index, K key, PodEntry pod) {
        index.computeIfPresent(key, (same, pods) -> pods.remove(pod) && pods.isEmpty() ? null : pods);
    }
}
