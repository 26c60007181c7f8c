package io.tallyman.identity;

import io.tallyman.event.Attribution;
import io.tallyman.event.Destination;
import io.tallyman.event.NetworkFlow;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.stream.Stream;

/** The destinations of flows, with the names that the flow's owner looked up or sent for them. */
final class Destinations {

    private final Entries entries;
    private final Duration tolerance;

    Destinations(Entries entries, Duration tolerance) {
        this.entries = entries;
        this.tolerance = tolerance;
    }

    Destination named(NetworkFlow flow, Attribution attribution) {
        if (entries.names.isEmpty()) {
            return flow.destination();
        }
        var clients = new HashSet<>(entries.addresses(attribution.network()));
        clients.addAll(entries.addresses(attribution.container()));
        clients.addAll(
                entries.instances.clients(attribution.instance(), flow.time().instant()));
        if (!flow.source().isEmpty()) {
            clients.add(flow.source());
        }
        if (flow.pid() > 0) {
            clients.add(Instances.hostName(flow.origin().host()));
        }
        return entries.names.of(flow, clients, begin(attribution));
    }

    /* From when somebody's addresses are his, give or take; the beginning of time where no record tells. */
    private Instant begin(Attribution owner) {
        var ofPod = entries.pods.byKey(owner.network()).stream().flatMap(pod -> pod.members.stream());
        var own = entries.containers.byKey(owner.container()).stream();
        var machine = entries.instances.byKey(owner.instance()).stream().map(entry -> entry.lifetime);
        return Stream.concat(Stream.concat(ofPod, own).map(entry -> entry.lifetime), machine)
                .map(Lifetime::beginOrMin)
                .filter(Instant.MIN::isBefore)
                .min(Comparator.naturalOrder())
                .map(begin -> begin.minus(tolerance))
                .orElse(Instant.MIN);
    }
}
