package io.tallyman.identity;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Strikes out of the books what ended, or was not heard of for long, when it is worth looking for it. */
final class Forgetting {

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

    private final Entries entries;
    private Instant nextSweep = Instant.MIN;
    private Instant latestSweep = Instant.MIN;
    private long heardBefore;

    Forgetting(Entries entries) {
        this.entries = entries;
    }

    /** Keys of the containers and instances that are no longer in the books. */
    List<String> forget(Instant before) {
        entries.processes.forget(before);
        if (before.isBefore(nextSweep)
                || (before.isBefore(latestSweep) && entries.heard() - heardBefore < EVENTS_AN_ENTRY * held())) {
            return List.of();
        }
        nextSweep = before.plus(SWEEP);
        latestSweep = before.plus(LONGEST_SWEEP);
        heardBefore = entries.heard();
        return sweep(before);
    }

    private long held() {
        return (long) entries.containers.all().size()
                + entries.pods.size()
                + entries.leases.size()
                + entries.names.size()
                + entries.instances.size();
    }

    /* Looks at every entry, so not often. */
    private List<String> sweep(Instant before) {
        var forgotten = new ArrayList<String>();
        sweepContainers(new Limit(before, before.minus(LONGEST_SILENCE), before.minus(LONGEST_TERMINATION)), forgotten);
        sweepInstances(new Limit(before, before.minus(LONGEST_SILENCE_OF_INSTANCE), Instant.MIN), forgotten);
        entries.devices.forget();
        entries.images.forget(before);
        entries.leases.forget(before);
        entries.names.forget(before.minus(Names.KEPT));
        return forgotten;
    }

    private void sweepContainers(Limit limit, List<String> forgotten) {
        for (var entry : List.copyOf(entries.containers.all())) {
            if (limit.isOver(entry)) {
                entries.remove(entry);
                forgotten.add(entry.key);
            }
        }
        for (var pod : entries.pods.all()) {
            if (pod.members.isEmpty() && limit.isOver(pod.lifetime, pod.heard)) {
                entries.remove(pod);
            }
        }
    }

    private void sweepInstances(Limit limit, List<String> forgotten) {
        for (var instance : List.copyOf(entries.instances.all())) {
            if (limit.isOver(instance.lifetime, instance.heard)) {
                entries.instances.remove(instance);
                forgotten.add(instance.key);
            }
        }
        entries.instances.forgetInterfaces(limit.heard);
    }
}
