package io.tallyman.session;

import io.tallyman.baseline.Baseline;
import io.tallyman.event.Attributable;
import io.tallyman.event.Attribution;
import io.tallyman.event.ContainerIdentified;
import io.tallyman.event.Destination;
import io.tallyman.event.EventTime;
import io.tallyman.event.NetworkFlow;
import io.tallyman.identity.Container;
import io.tallyman.identity.Directory;
import java.time.Instant;
import java.util.Optional;

/** Turns what is known into the facts that rules read. */
final class Facts {

    private final Directory directory;
    private final Baseline baseline;

    Facts(Directory directory, Baseline baseline) {
        this.directory = directory;
        this.baseline = baseline;
    }

    /** The container as a fact; empty while no record names its image, or none tells a time of it. */
    Optional<ContainerIdentified> identified(Container container) {
        return time(container).flatMap(time -> identified(container, time));
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

    /** Whose destinations the container's are. */
    static Optional<Baseline.Workload> workload(Container container) {
        return container
                .image()
                .map(image -> new Baseline.Workload(
                        container.cluster(),
                        image.reference().name(),
                        container.pod().namespace()));
    }

    /** The event as identity now knows it, with the names of its destination and the baseline's word on it. */
    Attributable enriched(Attributable behaviour, Optional<Container> container) {
        if (!(behaviour instanceof NetworkFlow told)) {
            return behaviour;
        }
        var flow = told.attributedTo(current(told.attribution(), container));
        var destination = named(flow);
        var familiarity = container
                .flatMap(Facts::workload)
                .map(workload ->
                        baseline.destination(workload, destination, flow.time().instant()))
                .orElse(flow.familiarity());
        return flow.with(destination, flow.attribution(), familiarity);
    }

    /* A container's pod may be learnt after the flow that names the container. */
    private static Attribution current(Attribution told, Optional<Container> container) {
        return container
                .filter(known -> known.key().equals(told.container()))
                .map(known -> new Attribution(known.key(), known.network(), told.join(), told.reason()))
                .orElse(told);
    }

    Destination named(NetworkFlow flow) {
        return directory.named(flow, flow.attribution());
    }
}
