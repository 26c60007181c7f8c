package io.tallyman.identity;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What is told of network interfaces, whosever they are: by what else they are named, and in which subnets they are. An
 * interface may be told of before the instance that it belongs to, and belong to another later.
 */
final class Interfaces {

    /* Names with the time of the first record of each. */
    private static final class Known {
        private final Map<String, Instant> names = new HashMap<>(2);
        private final Set<Instance.Placing> placings = new HashSet<>(1);
        private Instant heard = Instant.MIN;

        private void hear(Instant told) {
            heard = told.isAfter(heard) ? told : heard;
        }
    }

    private final Map<String, Known> known = new HashMap<>();
    /** By another name. */
    private final Map<String, Map<String, Instant>> byName = new HashMap<>();

    private Known known(String networkInterface, Instant told) {
        var all = known.computeIfAbsent(networkInterface, key -> new Known());
        all.hear(told);
        return all;
    }

    /** An interface has a MAC, or an address. */
    void alias(String networkInterface, String other, Instant told) {
        known(networkInterface, told).names.merge(other, told, Instances::earlier);
        byName.computeIfAbsent(other, key -> new HashMap<>(1)).merge(networkInterface, told, Instances::earlier);
    }

    /** An interface is in a subnet. */
    void placed(String networkInterface, Instance.Placing placing) {
        known(networkInterface, placing.time()).placings.add(placing);
    }

    /** The interfaces that have a MAC or an address, with the time of the first record of that. */
    Map<String, Instant> of(String name) {
        return byName.getOrDefault(name, Map.of());
    }

    /** What else an interface is named by. */
    Map<String, Instant> names(String networkInterface) {
        var all = known.get(networkInterface);
        return all == null ? Map.of() : all.names;
    }

    Set<Instance.Placing> placings(String networkInterface) {
        var all = known.get(networkInterface);
        return all == null ? Set.of() : all.placings;
    }

    /** Forgets those that are nobody's and of which nothing was told since that time. */
    void forget(Instant before, Predicate<String> isSomebodys) {
        known.entrySet().removeIf(entry -> {
            var isOver = entry.getValue().heard.isBefore(before) && !isSomebodys.test(entry.getKey());
            if (isOver) {
                entry.getValue().names.keySet().forEach(other -> forget(entry.getKey(), other));
            }
            return isOver;
        });
    }

    private void forget(String networkInterface, String other) {
        byName.computeIfPresent(
                other,
                (key, interfaces) ->
                        interfaces.remove(networkInterface) != null && interfaces.isEmpty() ? null : interfaces);
    }
}
