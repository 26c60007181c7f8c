package io.tallyman.source.kubernetes;

import io.tallyman.event.EventTime;
import io.tallyman.event.PodReference;
import io.tallyman.source.Times;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JsonParser;

/**
 * An Event of the core or the {@code events.k8s.io} API, also as Elastic spells it; filled while its tokens are read.
 *
 * @see <a href="https://kubernetes.io/docs/reference/kubernetes-api/cluster-resources/event-v1/">Event v1</a>
 */
final class EventDraft {

    String reason = "";
    String message = "";
    String kind = "";
    String fieldPath = "";
    private String namespace = "";
    private String name = "";
    private String uid = "";
    private String host = "";
    private String reporter = "";
    private String reportingInstance = "";
    private String first = "";
    private String last = "";
    private String lastObserved = "";
    private String time = "";
    private String created = "";
    private boolean hasSubject;

    void member(String field, JsonParser value) {
        switch (field) {
            case "reason" -> reason = Members.text(value);
            case "message", "note" -> message = Members.text(value);
            case "involvedObject", "regarding", "involved_object" -> subject(value);
            case "source", "deprecatedSource" -> Members.each(value, this::source);
            case "reportingComponent", "reportingController" -> reporter = Members.text(value);
            case "reportingInstance" -> reportingInstance = Members.text(value);
            case "metadata" -> Members.each(value, this::metadata);
            default -> time(field, value);
        }
    }

    private void time(String field, JsonParser value) {
        switch (field) {
            case "firstTimestamp", "deprecatedFirstTimestamp", "first_occurrence" -> first = Members.text(value);
            case "lastTimestamp", "deprecatedLastTimestamp", "last_occurrence" -> last = Members.text(value);
            case "lastObservedTime" -> lastObserved = Members.text(value);
            case "eventTime" -> time = Members.text(value);
            case "series", "timestamp" -> Members.each(value, this::time);
            default -> {}
        }
    }

    private void subject(JsonParser value) {
        hasSubject = Members.isObject(value);
        Members.each(value, (field, text) -> {
            switch (field) {
                case "kind" -> kind = Members.text(text);
                case "namespace" -> namespace = Members.text(text);
                case "name" -> name = Members.text(text);
                case "uid" -> uid = Members.text(text);
                case "fieldPath", "field_path" -> fieldPath = Members.text(text);
                default -> {}
            }
        });
    }

    private void source(String field, JsonParser value) {
        if (field.equals("host")) {
            host = Members.text(value);
        }
    }

    private void metadata(String field, JsonParser value) {
        switch (field) {
            case "namespace" -> defaultNamespace(Members.text(value));
            case "creationTimestamp" -> created = Members.text(value);
            default -> {}
        }
    }

    /** The Event's own namespace, which is its subject's too. */
    void defaultNamespace(String own) {
        namespace = namespace.isEmpty() ? own : namespace;
    }

    /** Whether this is an Event at all. */
    boolean isEvent() {
        return !reason.isEmpty() && (hasSubject || !message.isEmpty());
    }

    PodReference pod() {
        return new PodReference(namespace, name, uid);
    }

    /** The node the reporter runs on; empty where the reporter is no kubelet and names no host. */
    String host() {
        return host.isEmpty() && reporter.equals("kubelet") ? reportingInstance : host;
    }

    /** The last occurrence, by the first of the times that the Event holds. */
    Optional<EventTime> occurrence() {
        return Stream.of(last, lastObserved, time, first, created)
                .map(Times::iso)
                .flatMap(Optional::stream)
                .findFirst();
    }
}
