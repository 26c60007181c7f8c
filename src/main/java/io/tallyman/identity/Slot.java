package io.tallyman.identity;

import io.tallyman.event.ContainerCreated;
import io.tallyman.event.ContainerKind;
import io.tallyman.event.ContainerRequested;
import io.tallyman.event.ContainerStarted;
import io.tallyman.event.ImagePulled;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A container's place in a pod's specification: one name, filled by one container after another as it restarts. */
final class Slot {

    final PodEntry pod;
    final String name;
    final Set<ContainerEntry> containers = new LinkedHashSet<>(2);
    List<ContainerRequested> requests = List.of();
    List<ImagePulled> pulls = List.of();
    List<ContainerCreated> created = List.of();
    List<ContainerStarted> started = List.of();
    ContainerKind kind = ContainerKind.APPLICATION;

    Slot(PodEntry pod, String name) {
        this.pod = pod;
        this.name = name;
    }

    /** The container that filled the place then: the one alive, else the one that begins nearest and had not ended. */
    Optional<ContainerEntry> at(Instant time, Duration tolerance) {
        return containers.stream()
                .filter(entry -> !entry.lifetime.endOrMax().isBefore(time.minus(tolerance)))
                .min(Comparator.<ContainerEntry, Boolean>comparing(entry -> !entry.isAlive(time, tolerance))
                        .thenComparing(entry -> distance(entry.lifetime.beginOrMin(), time))
                        .thenComparing(entry -> entry.key));
    }

    /** The container in which something happened then: the one alive by its own records, before those that clocks allow. */
    Optional<ContainerEntry> runningAt(Instant time, Duration tolerance) {
        var alive = containers.stream()
                .filter(entry -> entry.isAlive(time, Duration.ZERO))
                .toList();
        return alive.size() == 1 ? Optional.of(alive.get(0)) : at(time, tolerance);
    }

    /** Whether a record of that time or before tells of it. */
    boolean isToldOf(Instant by) {
        return Stream.of(requests, pulls, created, started)
                        .flatMap(List::stream)
                        .anyMatch(event -> !event.time().instant().isAfter(by))
                || containers.stream().anyMatch(entry -> isBegunBy(entry, by));
    }

    private static boolean isBegunBy(ContainerEntry entry, Instant by) {
        var begin = entry.lifetime.beginOrMin();
        return !begin.equals(Instant.MIN) && !begin.isAfter(by);
    }

    private static Duration distance(Instant begin, Instant time) {
        return begin.equals(Instant.MIN)
                ? Duration.ofSeconds(Long.MAX_VALUE)
                : Duration.between(begin, time).abs();
    }
}
