package io.tallyman.source.kubernetes;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonParser;

/**
 * One record of an Events feed: an Event, or what a watch, eventrouter, Cloud Logging, Elastic and other shippers wrap
 * around one.
 */
final class EventEnvelope {

    final EventDraft draft = new EventDraft();
    final List<EventEnvelope> nested = new ArrayList<>();
    String text = "";
    String cluster = "";
    private String change = "";

    /** Reads the object the parser stands on. */
    void read(JsonParser parser) {
        Members.each(parser, this::member);
    }

    private void member(String name, JsonParser value) {
        switch (name) {
            case "object", "event", "jsonPayload" -> inner(value);
            case "kubernetes" -> Members.each(value, this::elastic);
            case "type", "verb" -> change = Members.text(value);
            case "clusterName" -> cluster = Members.text(value);
            case "resource", "orchestrator" -> Members.each(value, this::origin);
            case "log" -> text = Members.text(value);
            default -> draft.member(name, value);
        }
    }

    private void elastic(String name, JsonParser value) {
        if (name.equals("event")) {
            inner(value);
        }
    }

    private void inner(JsonParser value) {
        if (Members.isObject(value)) {
            var envelope = new EventEnvelope();
            envelope.read(value);
            nested.add(envelope);
        }
    }

    /* Cloud Logging's resource.labels.cluster_name and Elastic's orchestrator.cluster.name. */
    private void origin(String name, JsonParser value) {
        if (name.equals("labels") || name.equals("cluster")) {
            Members.each(value, (field, text) -> {
                if (field.equals(name.equals("labels") ? "cluster_name" : "name")) {
                    cluster = Members.text(text);
                }
            });
        }
    }

    /** Whether a watch says that the Event's object went away, or says nothing of an Event: nothing happened then. */
    boolean isNoOccurrence() {
        return switch (change) {
            case "DELETED", "BOOKMARK", "ERROR" -> true;
            default -> false;
        };
    }

    /** The JSON text inside, where a shipper kept the record as text. */
    String innerText() {
        var inner = text.isEmpty() ? draft.message : text;
        return inner.stripLeading().startsWith("{") ? inner : "";
    }
}
