package io.tallyman.source.kubernetes;

import io.tallyman.event.Attribution;
import io.tallyman.event.ContainerKind;
import io.tallyman.event.ContainerReference;
import io.tallyman.event.ContainerRequested;
import io.tallyman.event.Event;
import io.tallyman.event.EventTime;
import io.tallyman.event.Origin;
import io.tallyman.event.PodCreated;
import io.tallyman.event.PodReference;
import io.tallyman.source.kubernetes.SpecificationDraft.Container;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The containers that somebody asked for. The answer holds what the cluster will run, with what admission added or
 * changed; the request tells whether a pull policy was asked for or filled in.
 */
final class PodRequest {

    private final AuditDraft draft;
    private final EventTime time;
    private final Origin origin;
    private final PodReference pod;

    PodRequest(AuditDraft draft, EventTime time, Origin origin) {
        this.draft = draft;
        this.time = time;
        this.origin = origin;
        this.pod = draft.pod(draft.response);
    }

    List<Event> creation() {
        var known = !draft.response.specification.containers.isEmpty();
        var object = known ? draft.response : draft.request;
        var containers = object.specification.containers;
        var events = new ArrayList<Event>();
        events.add(new PodCreated(
                time,
                origin,
                pod,
                draft.user.name,
                object.owner,
                object.specification.node,
                object.specification.hostNetwork,
                !containers.isEmpty()));
        containers.forEach(container -> events.add(requested(container)));
        return events;
    }

    /* A patch names the new ones. A full update names all: those that have a status already are not new. */
    List<Event> ephemeral() {
        var asked = ephemeral(draft.request);
        var containers = asked.isEmpty() ? ephemeral(draft.response) : asked;
        var running = draft.response.status.containers.stream()
                .filter(status -> status.kind() == ContainerKind.EPHEMERAL)
                .map(status -> status.name())
                .collect(Collectors.toSet());
        return containers.stream()
                .filter(container -> !running.contains(container.name()))
                .map(this::requested)
                .toList();
    }

    private static List<Container> ephemeral(ObjectDraft object) {
        return object.specification.containers.stream()
                .filter(container -> container.kind() == ContainerKind.EPHEMERAL)
                .toList();
    }

    private Event requested(Container container) {
        return new ContainerRequested(
                time,
                origin,
                new ContainerReference("", container.name(), pod),
                container.kind(),
                container.image(),
                pullPolicy(container),
                container.command(),
                draft.user.name,
                Attribution.NONE);
    }

    private String pullPolicy(Container container) {
        return policy(draft.request, container)
                .filter(policy -> !policy.isEmpty())
                .or(() -> policy(draft.response, container))
                .orElse("");
    }

    private static Optional<String> policy(ObjectDraft object, Container container) {
        return object.specification.containers.stream()
                .filter(other -> other.name().equals(container.name()))
                .map(Container::pullPolicy)
                .findFirst();
    }
}
