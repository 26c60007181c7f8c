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
     * named is of the first, if no record tells its launch, but for what was told until another was deleted there.
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
            at(order, event.time().instant())
                    .filter(life -> !gone.contains(life))
                    .ifPresent(life -> take(event, life, shares.getOrDefault(life, new ArrayList<>()), gone));
        }
        return shares;
    }

    private static void take(Event event, InstanceEntry life, List<Event> share, Set<InstanceEntry> gone) {
        var isEnd = event instanceof InstanceStopped stopped && stopped.terminated();
        if (isEnd && life.told().isAfter(event.time().instant())) {
            share.clear();
            return;
        }
        share.add(event);
        if (isEnd) {
            gone.add(life);
        }
    }

    private static Optional<InstanceEntry> at(List<InstanceEntry> order, Instant time) {
        return order.stream()
                .filter(life -> !life.told().isAfter(time))
                .reduce((one, next) -> next)
                .or(() -> order.stream().findFirst().filter(life -> life.launches.isEmpty()));
    }
}
