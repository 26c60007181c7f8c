package io.tallyman.identity;

import io.tallyman.event.Event;
import io.tallyman.event.InstanceStopped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** A path at which instances stand one after the other, and what was told of it without saying of which. */
final class InstancePlace {

    final Set<InstanceEntry> lives = new LinkedHashSet<>(1);
    /** In the order of time. */
    private final SortedSet<Event> told = new TreeSet<>(InstanceEntry.BY_TIME);

    void tell(Event event) {
        told.add(event);
    }

    /**
     * What was told of whom: of the one that was named last by then, until that was deleted. What was told before any was
     * named is of the first of which no record tells the launch.
     */
    Map<InstanceEntry, List<Event>> shares() {
        var shares = new LinkedHashMap<InstanceEntry, List<Event>>();
        lives.forEach(life -> shares.put(life, new ArrayList<>(2)));
        if (told.isEmpty()) {
            return shares;
        }
        var order = lives.stream()
                .sorted(Comparator.comparing(InstanceEntry::told).thenComparing(life -> life.key))
                .toList();
        var gone = new HashSet<InstanceEntry>();
        for (var event : told) {
            var life = at(order, event.time().instant()).filter(one -> !gone.contains(one));
            life.ifPresent(one ->
                    shares.computeIfAbsent(one, key -> new ArrayList<>(2)).add(event));
            if (event instanceof InstanceStopped stopped && stopped.terminated()) {
                life.ifPresent(gone::add);
            }
        }
        return shares;
    }

    private static Optional<InstanceEntry> at(List<InstanceEntry> order, Instant time) {
        return order.stream()
                .filter(life -> !life.told().isAfter(time))
                .reduce((one, next) -> next)
                .or(() -> order.stream().findFirst().filter(life -> life.launches.isEmpty()));
    }
}
