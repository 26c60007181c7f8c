package io.tallyman.session;

import io.tallyman.baseline.Baseline;
import io.tallyman.event.Attributable;
import io.tallyman.event.Attribution;
import io.tallyman.event.ContainerIdentified;
import io.tallyman.event.Destination;
import io.tallyman.event.EventTime;
import io.tallyman.event.Familiarity;
import io.tallyman.event.Identified;
import io.tallyman.event.NetworkFlow;
import io.tallyman.event.ProcessExecuted;
import io.tallyman.identity.Actor;
import io.tallyman.identity.Container;
import io.tallyman.identity.Directory;
import io.tallyman.identity.Instance;
import io.tallyman.tunable.Tunables;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Turns what is known into the facts that rules read. */
final class Facts {

    private final Directory directory;
    private final Baseline baseline;
    private final Tunables tunables;
    private final MachineFacts machines;

    Facts(Directory directory, Baseline baseline, Tunables tunables) {
        this.directory = directory;
        this.baseline = baseline;
        this.tunables = tunables;
        this.machines = new MachineFacts(baseline);
    }

    /** A container, or each boot of an instance, as a fact; none while no record names its image, or none tells a time. */
    List<? extends Identified> identified(Actor actor) {
        if (actor instanceof Instance instance) {
            return instance.boots().stream()
                    .map(boot -> machines.identified(instance, boot))
                    .toList();
        }
        return actor instanceof Container container
                ? time(container).flatMap(time -> identified(container, time)).stream()
                        .toList()
                : List.of();
    }

    /** The records that tell of its making and its start, and of its image's. */
    List<Attributable> context(Actor actor) {
        return actor instanceof Instance instance ? machines.context(instance) : actor.context();
    }

    private static Optional<EventTime> time(Container container) {
        return container
                .start()
                .or(() -> Optional.of(container.begin())
                        .filter(Instant.MIN::isBefore)
                        .map(begin -> new EventTime(begin, EventTime.SECOND)));
    }

    private Optional<ContainerIdentified> identified(Container container, EventTime time) {
        return container
                .image()
                .map(image -> new ContainerIdentified(
                        time,
                        container.key(),
                        container.network(),
                        container.pod().namespace(),
                        container.kind(),
                        image.reference(),
                        image.join(),
                        image.reason(),
                        container.digest(),
                        baseline.image(container.cluster(), container.digests(), time.instant())));
    }

    /** Whether the baseline may yet find its image new, by what is taught until its window ends. */
    boolean mayProveNew(Actor actor, Duration window) {
        return actor instanceof Instance instance && machines.mayProveNew(instance, window);
    }

    /** Whose destinations its connections are. */
    Optional<Baseline.Workload> workload(Actor actor) {
        if (actor instanceof Instance instance) {
            return machines.workload(instance);
        }
        return actor instanceof Container container ? workload(container) : Optional.empty();
    }

    private static Optional<Baseline.Workload> workload(Container container) {
        return container
                .image()
                .map(image -> new Baseline.Workload(
                        container.cluster(),
                        image.reference().name(),
                        container.pod().namespace()));
    }

    /** The event as identity now knows it, with the names of its destination and the baseline's word on it. */
    Attributable enriched(Attributable behaviour, Optional<Actor> actor) {
        var attribution = current(behaviour.attribution(), actor);
        if (behaviour instanceof NetworkFlow told) {
            var flow = told.attributedTo(attribution);
            var destination = named(flow, attribution);
            return flow.with(destination, attribution, familiarity(List.of(destination), flow, actor));
        }
        if (behaviour instanceof ProcessExecuted exec) {
            return exec.with(attribution, familiarity(destinations(exec, attribution), exec, actor));
        }
        return behaviour.attributedTo(attribution);
    }

    /* New if one of them is, known if all are. */
    private Familiarity familiarity(List<Destination> destinations, Attributable event, Optional<Actor> actor) {
        var workload = actor.flatMap(this::workload);
        if (destinations.isEmpty() || workload.isEmpty()) {
            return Familiarity.UNDECIDED;
        }
        var each = destinations.stream()
                .map(destination -> baseline.destination(
                        workload.get(), destination, event.time().instant()))
                .distinct()
                .toList();
        if (each.contains(Familiarity.NEW)) {
            return Familiarity.NEW;
        }
        return each.size() == 1 ? each.get(0) : Familiarity.UNDECIDED;
    }

    /* A container's pod may be learnt after the flow that names the container. What is known for the pod alone is told of
    each of its containers that ran then, one by one: those that had ended must not see it. */
    private static Attribution current(Attribution told, Optional<Actor> actor) {
        return actor.filter(Container.class::isInstance)
                .map(Container.class::cast)
                .filter(known -> told.container().isEmpty() || known.key().equals(told.container()))
                .map(known -> new Attribution(known.key(), known.network(), told.join(), told.reason()))
                .orElse(told);
    }

    /** Where a behaviour goes: a connection's other side, or what a listed binary names in its arguments. */
    List<Destination> destinations(Attributable behaviour, Attribution attribution) {
        if (behaviour instanceof NetworkFlow flow) {
            return List.of(named(flow, attribution));
        }
        return behaviour instanceof ProcessExecuted exec && tunables.lists(exec)
                ? exec.command().destinations()
                : List.of();
    }

    /** A connection's other side with the names that identity knows for it. */
    Destination named(NetworkFlow flow, Attribution attribution) {
        return directory.named(flow, attribution);
    }
}
