package io.tallyman.source.kubernetes;

import io.tallyman.source.Json;
import io.tallyman.source.RawRecord;
import io.tallyman.source.TreeParser;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** Tells audit events and Events from each other and from other JSON, by their members and not by one word alone. */
final class Sight {

    private static final int MAX_WRAPPERS = 3;
    private static final List<String> CHANGES = List.of("ADDED", "MODIFIED", "UPDATED", "DELETED", "BOOKMARK");
    private static final List<String> TYPES = List.of("Normal", "Warning");

    private Sight() {}

    /** Whether most of these records are audit events. */
    static boolean areAudit(List<RawRecord> sample) {
        return TreeParser.most(sample, node -> isAudit(node, MAX_WRAPPERS));
    }

    /** Whether most of these records are Events. */
    static boolean areEvents(List<RawRecord> sample) {
        return TreeParser.most(sample, node -> isEvent(node, MAX_WRAPPERS));
    }

    private static JsonNode tree(RawRecord record) {
        try {
            return Json.tree(record);
        } catch (JacksonException malformed) {
            return MissingNode.getInstance();
        }
    }

    private static boolean isAudit(JsonNode node, int wrappers) {
        if (isAuditEvent(node) || isClusterCall(node.path("protoPayload"))) {
            return true;
        }
        return wrappers > 0 && auditWrapped(node).anyMatch(inner -> isAudit(inner, wrappers - 1));
    }

    private static boolean isAuditEvent(JsonNode node) {
        var named = node.has("auditID") || node.has("objectRef") || node.has("requestURI");
        var kind = Json.text(node, "kind").equals("Event") && named;
        var listed = node.has("auditID") && node.has("stage") && node.has("level");
        return Json.text(node, "apiVersion").startsWith("audit.k8s.io/")
                || (!Json.text(node, "verb").isEmpty() && (kind || listed));
    }

    private static boolean isClusterCall(JsonNode payload) {
        return Json.text(payload, "serviceName").equals("k8s.io")
                && Json.text(payload, "methodName").startsWith("io.k8s.");
    }

    private static Stream<JsonNode> auditWrapped(JsonNode node) {
        var single = Stream.of(
                        node.path("message"),
                        node.path("@message"),
                        node.path("log"),
                        node.path("log_s"),
                        node.path("event"),
                        Json.at(node, "properties", "log"),
                        Json.at(node, "kubernetes", "audit"))
                .map(Sight::opened);
        var several = Stream.of("logEvents", "records", "events")
                .flatMap(key -> node.path(key).valueStream());
        return Stream.concat(single, several);
    }

    private static boolean isEvent(JsonNode node, int wrappers) {
        if (isPlainEvent(node)) {
            return true;
        }
        return wrappers > 0 && eventWrapped(node).anyMatch(inner -> isEvent(inner, wrappers - 1));
    }

    private static boolean isPlainEvent(JsonNode node) {
        if (Json.text(node, "reason").isEmpty() || node.has("verb")) {
            return false;
        }
        var subject = node.path("involvedObject").isObject()
                || node.path("regarding").isObject()
                || node.path("involved_object").isObject();
        var trimmed = TYPES.contains(Json.text(node, "type")) && node.has("message") && node.has("lastTimestamp");
        return subject || trimmed;
    }

    private static Stream<JsonNode> eventWrapped(JsonNode node) {
        var watched = CHANGES.contains(Json.text(node, "type")) ? node.path("object") : MissingNode.getInstance();
        var routed = CHANGES.contains(Json.text(node, "verb")) ? node.path("event") : MissingNode.getInstance();
        return Stream.of(
                        watched,
                        routed,
                        node.path("jsonPayload"),
                        Json.at(node, "kubernetes", "event"),
                        node.path("log"),
                        node.path("message"))
                .map(Sight::opened);
    }

    /* A shipper may hold the record as text. */
    private static JsonNode opened(JsonNode node) {
        var text = node.isString() ? node.asString("") : "";
        return text.stripLeading().startsWith("{") ? tree(RawRecord.of(text, 1)) : node;
    }
}
