package io.tallyman.source.aws;

import io.tallyman.source.Json;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * What carries CloudTrail's records: EventBridge's {@code detail}, a message of CloudWatch Logs, SNS or SQS, the
 * {@code CloudTrailEvent} of {@code aws cloudtrail lookup-events}, a shipper's {@code event}. An object or its text.
 */
final class TrailEnvelope {

    private static final List<String> CARRIERS =
            List.of("detail", "message", "@message", "Message", "body", "CloudTrailEvent", "event", "original", "log");

    private static final List<String> LISTS = List.of("Records", "logEvents");
    private static final int DEEPEST = 6;

    private TrailEnvelope() {}

    /** The records in an object, which may be one itself; none where it carries none. */
    static List<JsonNode> records(JsonNode node) {
        var found = new ArrayList<JsonNode>(1);
        collect(node, 0, found);
        return found;
    }

    private static void collect(JsonNode node, int depth, List<JsonNode> found) {
        if (TrailRecord.isOne(node)) {
            found.add(node);
            return;
        }
        if (depth == DEEPEST || !node.isObject()) {
            return;
        }
        for (var list : LISTS) {
            node.path(list).forEach(element -> collect(element, depth + 1, found));
        }
        for (var carrier : CARRIERS) {
            collect(opened(node.path(carrier)), depth + 1, found);
        }
    }

    private static JsonNode opened(JsonNode carried) {
        var text = carried.isString() ? carried.asString("").strip() : "";
        return text.startsWith("{") ? Json.tree(text) : carried;
    }
}
