package io.tallyman.source.kubernetes;

import io.tallyman.event.Event;
import io.tallyman.event.EventTime;
import io.tallyman.event.NodeReported;
import io.tallyman.event.Origin;
import io.tallyman.event.PodDeleted;
import io.tallyman.event.PodReference;
import io.tallyman.event.PodScheduled;
import io.tallyman.event.PodStatusReported;
import java.util.List;
import java.util.stream.Stream;

/** What an answered request tells. */
final class AuditMeaning {

    private final AuditDraft draft;
    private final EventTime time;
    private final Origin origin;

    AuditMeaning(AuditDraft draft, EventTime time, Origin origin) {
        this.draft = draft;
        this.time = time;
        this.origin = origin;
    }

    List<Event> events(AuditSubject subject) {
        return switch (subject) {
            case POD_CREATED -> isDryRun() ? List.of() : new PodRequest(draft, time, origin).creation();
            case EPHEMERAL_CONTAINER -> isDryRun() ? List.of() : new PodRequest(draft, time, origin).ephemeral();
            case POD_BOUND -> bound();
            // Anybody with the right to patch a status could claim any image: only a node's own word is taken.
            case POD_STATUS -> draft.user.isKubelet() ? status() : List.of();
            case POD_DELETED -> isDryRun() ? List.of() : deleted();
            case EXECUTION -> Execution.of(draft, time, origin).stream().toList();
            case NODE -> node();
            case EVENT -> event();
            case NONE -> List.of();
        };
    }

    private boolean isDryRun() {
        return draft.uri.contains("dryRun=");
    }

    private List<Event> bound() {
        var node = draft.request.target;
        return node.isEmpty() ? List.of() : List.of(new PodScheduled(time, origin, pod(draft.request), node));
    }

    private List<Event> status() {
        var full = draft.response.status.tellsOfPod();
        var status = full ? draft.response.status : draft.request.status;
        if (!full && !status.tellsOfPod()) {
            return List.of();
        }
        var bound = draft.response.specification.node;
        return List.of(new PodStatusReported(
                time,
                origin,
                pod(draft.response),
                bound.isEmpty() ? draft.user.node() : bound,
                status.hostAddress,
                status.podAddresses,
                status.containers));
    }

    private List<Event> deleted() {
        if (draft.verb.equals("deletecollection")) {
            return draft.response.items.stream()
                    .map(this::pod)
                    .filter(PodReference::isKnown)
                    .<Event>map(pod -> new PodDeleted(time, origin, pod))
                    .toList();
        }
        var pod = pod(draft.response);
        return pod.isKnown() ? List.of(new PodDeleted(time, origin, pod)) : List.of();
    }

    private PodReference pod(ObjectDraft object) {
        return draft.pod(object);
    }

    private List<Event> node() {
        var instance = first(draft.response.specification.providerId, draft.request.specification.providerId);
        var hostName = first(draft.response.status.hostName, draft.request.status.hostName);
        var told = draft.response.status.nodeAddresses;
        var addresses = told.isEmpty() ? draft.request.status.nodeAddresses : told;
        var name = first(draft.name, draft.response.name, draft.request.name);
        if (name.isEmpty() || (instance.isEmpty() && hostName.isEmpty() && addresses.isEmpty())) {
            return List.of();
        }
        var id = instance.substring(instance.lastIndexOf('/') + 1);
        return List.of(new NodeReported(time, origin, name, hostName, id, addresses));
    }

    /* The answer is whole where a patch of the request holds no more than a new count. */
    private List<Event> event() {
        var event = draft.response.event.isEvent() ? draft.response.event : draft.request.event;
        if (!EventMeaning.tells(event)) {
            return List.of();
        }
        var feed = origin.feed().withHost(event.host());
        var occurred = event.occurrence().orElse(time);
        return new EventMeaning(event, occurred, new Origin(feed, origin.line()))
                .event().stream().toList();
    }

    private static String first(String... texts) {
        return Stream.of(texts).filter(text -> !text.isEmpty()).findFirst().orElse("");
    }
}
