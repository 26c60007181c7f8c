package io.tallyman.identity;

import io.tallyman.event.AddressAssigned;
import io.tallyman.event.Attribution;
import io.tallyman.event.ContainerCreated;
import io.tallyman.event.ContainerKind;
import io.tallyman.event.ContainerObserved;
import io.tallyman.event.ContainerProcessStarted;
import io.tallyman.event.ContainerReference;
import io.tallyman.event.ContainerStarted;
import io.tallyman.event.ContainerStopped;
import io.tallyman.event.Event;
import io.tallyman.event.EventTime;
import io.tallyman.event.JoinQuality;
import io.tallyman.event.Origin;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Takes in what records tell of a container by its id, or by its place in a pod. */
final class ContainerLearning {

    /** What a pull still writes after the container's begin, generously. */
    private static final Duration MARGIN = Duration.ofMinutes(5);

    private final Entries entries;
    /** An image record so much later than a container's begin tells of no pull that it was made from. */
    private final Duration afterPull;

    private final Shared<String> imageNames = new Shared<>();

    ContainerLearning(Entries entries) {
        this.entries = entries;
        this.afterPull = entries.tolerance().plus(MARGIN);
    }

    void created(ContainerCreated told) {
        var created = told.withImage(imageNames.of(told.image())); // many run one image
        var origin = created.origin();
        var entry = entry(created.reported(), origin, created.time().instant());
        if (entry.isEmpty()) {
            slot(created.reported(), origin, created.time().instant()).ifPresent(slot -> {
                slot.created = keep(slot.created, created);
                slot.containers.forEach(entries::changed);
            });
            return;
        }
        var container = entry.get();
        keep(container, created);
        container.isOf(created.kind());
        container.lifetime.beginsBy(created.time().instant());
        if (container.sandbox.isEmpty()) {
            entries.containers.putInto(container, created.sandbox());
            joinSandboxPod(container);
        }
        entries.changed(container);
    }

    /* What a record names that is not kept beside another of its time is not lost. */
    private static void keep(ContainerEntry container, ContainerCreated created) {
        var before = container.created;
        container.created = keep(before, created);
        Stream.concat(before.stream(), Stream.of(created))
                .filter(record -> !record.image().isEmpty() && !container.created.contains(record))
                .forEach(record -> container.seenImages = claim(container.seenImages, Claim.ofImage(record)));
    }

    void started(ContainerStarted started) {
        var origin = started.origin();
        var time = started.time().instant();
        var entry = entry(started.reported(), origin, time);
        if (entry.isEmpty()) {
            slot(started.reported(), origin, time).ifPresent(slot -> {
                slot.started = keep(slot.started, started);
                entries.startedInPlace(slot);
                slot.pod.lifetime.beginsBy(time);
                entries.changed(slot.pod);
            });
            return;
        }
        var container = entry.get();
        container.started = keep(container.started, started);
        container.lifetime.beginsBy(time);
        if (started.pid() > 0) {
            processStarted(container, origin, started.pid(), started.time(), false);
        }
        entries.changed(container);
    }

    void stopped(ContainerStopped stopped) {
        entry(stopped.reported(), stopped.origin(), stopped.time().instant()).ifPresent(entry -> {
            entry.lifetime.endsBy(stopped.time().instant());
            entries.changed(entry);
        });
    }

    void processStarted(ContainerProcessStarted started) {
        var shim = started.sandboxOnly();
        entry(started.reported(), started.origin(), started.time().instant()).ifPresent(entry -> {
            if (shim) {
                entry.isOf(ContainerKind.SANDBOX);
            }
            processStarted(entry, started.origin(), started.pid(), started.time(), shim);
        });
    }

    private void processStarted(ContainerEntry entry, Origin origin, long pid, EventTime time, boolean shim) {
        entries.processes.startedIn(origin.host(), origin.cluster(), pid, time.instant(), entry, shim);
        entries.learnt(new Links.Pid(origin.host(), pid));
    }

    void observed(ContainerObserved observed) {
        var time = observed.time();
        entry(observed.reported(), observed.origin(), time.instant()).ifPresent(entry -> {
            entry.isOf(observed.kind());
            image(entry, observed.image(), time);
            observed.digests()
                    .forEach(digest -> entry.digests = claim(
                            entry.digests,
                            new Claim<>(
                                    digest,
                                    Ranks.SENSOR,
                                    time,
                                    JoinQuality.EXACT,
                                    "the record names container and digest")));
            var startedAt = observed.startedAt();
            if (startedAt != null) {
                startedAt(entry, observed.origin(), observed.reported(), startedAt);
            }
            entries.containers.putInto(entry, observed.sandbox());
            joinPod(entry, observed.reported(), observed.origin(), time.instant());
            joinSandboxPod(entry);
            entries.changed(entry);
        });
    }

    /** A start that another record mentions, in whole seconds at best. */
    void startedAt(ContainerEntry entry, Origin origin, ContainerReference reported, Instant instant) {
        var precision =
                instant.equals(instant.truncatedTo(ChronoUnit.SECONDS)) ? EventTime.SECOND : EventTime.MILLISECOND;
        entry.started = keep(
                entry.started,
                new ContainerStarted(new EventTime(instant, precision), origin, reported, 0, Attribution.NONE));
        entry.lifetime.beginsBy(instant);
    }

    void joinPod(ContainerEntry entry, ContainerReference reported, Origin origin, Instant time) {
        if (!reported.pod().isKnown()) {
            return;
        }
        var pod = entries.pods.of(reported.pod(), origin.cluster(), time);
        if (reported.name().isEmpty() || entry.kind == ContainerKind.SANDBOX) {
            entry.belongsTo(pod);
        } else {
            entry.fills(pod.slot(reported.name()));
        }
        pod.lifetime.beginsBy(entry.lifetime.beginOrMin().equals(Instant.MIN) ? time : entry.lifetime.beginOrMin());
        entries.changed(pod);
    }

    /* An application container is in its sandbox's pod, whichever of the two is told first. */
    private void joinSandboxPod(ContainerEntry entry) {
        if (entry.kind == ContainerKind.SANDBOX) {
            entry.pod()
                    .ifPresent(pod -> entries.containers.inSandbox(entry.id).stream()
                            .filter(other -> other.pod().isEmpty())
                            .forEach(other -> other.belongsTo(pod)));
        } else if (!entry.sandbox.isEmpty() && entry.pod().isEmpty()) {
            entries.containers
                    .find(entry.sandbox, entry.host, entry.cluster)
                    .flatMap(ContainerEntry::pod)
                    .ifPresent(entry::belongsTo);
        }
    }

    void addressAssigned(AddressAssigned assigned) {
        var origin = assigned.origin();
        entry(assigned.reported(), origin, assigned.time().instant()).ifPresent(entry -> {
            for (var address : assigned.addresses()) {
                entries.give(
                        address,
                        origin.host(),
                        origin.cluster(),
                        new Leases.ContainerHolder(entry, entries.tolerance()),
                        "source address %s was given to the container".formatted(address));
            }
            entries.changed(entry);
        });
    }

    /** An image record of that name was learnt on that host: it may tell of the pull of a container that began later. */
    void imageChanged(String host, String name, EventTime time) {
        for (var entry : entries.containers.onHost(host)) {
            var begin = entry.lifetime.beginOrMin();
            var isEarlier = begin.isAfter(Instant.MIN) && Moments.isAfter(time.instant(), begin, afterPull);
            if (!isEarlier && (entry.imageNames.isEmpty() || entry.imageNames.contains(name))) {
                entries.changed(entry);
            }
        }
    }

    void networkChanged(Leases.Holder holder) {
        holder.containers().forEach(entries::changed);
    }

    static void image(ContainerEntry entry, String image, EventTime time) {
        if (!image.isEmpty()) {
            var seen =
                    new Claim<>(image, Ranks.SENSOR, time, JoinQuality.EXACT, "named in the record of the container");
            entry.seenImages = claim(entry.seenImages, seen);
        }
    }

    /* One claim per value and rank is enough: the earliest. */
    static <T> List<Claim<T>> claim(List<Claim<T>> claims, Claim<T> claim) {
        for (int i = 0; i < claims.size(); i++) {
            var other = claims.get(i);
            if (other.rank() == claim.rank() && other.value().equals(claim.value())) {
                return claim.time().compareTo(other.time()) < 0 ? Few.with(claims, i, claim) : claims;
            }
        }
        return Few.with(claims, claim);
    }

    /* Of records that say the same, from one log, the first in the file is kept. */
    static <E extends Event> List<E> keep(List<E> events, E event) {
        for (int i = 0; i < events.size(); i++) {
            var other = events.get(i);
            if (other.time().equals(event.time())
                    && other.origin().logSource().equals(event.origin().logSource())) {
                return event.origin().line() < other.origin().line() ? Few.with(events, i, event) : events;
            }
        }
        return Few.with(events, event);
    }

    private Optional<ContainerEntry> entry(ContainerReference reported, Origin origin, Instant time) {
        if (reported.id().isEmpty()) {
            return Optional.empty();
        }
        var entry = entries.container(reported, origin);
        entry.namedAt(time);
        if (!reported.name().isEmpty() && !reported.pod().isKnown()) {
            entry.name = reported.name();
        }
        joinPod(entry, reported, origin, time);
        return Optional.of(entry);
    }

    private Optional<Slot> slot(ContainerReference reported, Origin origin, Instant time) {
        if (!reported.pod().isKnown() || reported.name().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                entries.pods.of(reported.pod(), origin.cluster(), time).slot(reported.name()));
    }
}
