package io.tallyman.source.azure;

import io.tallyman.event.EventTime;
import io.tallyman.event.Feed;
import io.tallyman.event.Origin;
import io.tallyman.source.Json;
import io.tallyman.source.Times;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** One record of the activity log: a step of one call, in whichever of its shapes. */
record ActivityRecord(JsonNode node) {

    private static final Set<String> DONE = Set.of("succeeded", "success");
    private static final Set<String> FAILED = Set.of("failed", "failure", "fail");
    private static final String CLAIMS = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/";

    /** The operation in lower case: {@code microsoft.compute/virtualmachines/write}. */
    String operation() {
        return lower(Folded.first(node, "operationNameValue", "operationName"));
    }

    /** The id of the resource in lower case. */
    String resource() {
        return lower(Folded.first(node, "resourceId", "_ResourceId", "resourceUri"));
    }

    String category() {
        return lower(Folded.first(node, "categoryValue", "category"));
    }

    String subscription() {
        return ResourceId.subscription(resource());
    }

    Optional<EventTime> time() {
        return Times.iso(Folded.first(node, "eventTimestamp", "time", "timeGenerated"));
    }

    private String status() {
        return lower(Folded.first(node, "activityStatusValue", "status", "resultType"));
    }

    boolean isDone() {
        return DONE.contains(status());
    }

    boolean failed() {
        return FAILED.contains(status());
    }

    /** The HTTP status of the answer as the record writes it, in lower case: {@code created}, {@code accepted.created}, 201. */
    String answer() {
        var code = Folded.text(properties(), "statusCode");
        return lower(
                code.isEmpty() ? Folded.first(node, "activitySubstatusValue", "subStatus", "resultSignature") : code);
    }

    /** Tells the steps of one call from those of others; a deployment of many resources has one correlation id. */
    String call() {
        return lower(Folded.first(node, "correlationId", "operationId")) + ' ' + resource();
    }

    String user() {
        var caller = Folded.first(node, "caller");
        var claims = Folded.at(node, "identity", "claims");
        return caller.isEmpty()
                ? Folded.first(claims, CLAIMS + "upn", CLAIMS + "name", "upn", "name", "appid")
                : caller;
    }

    Origin origin(Feed feed, long line) {
        return new Origin(feed.withAccount(subscription()), line);
    }

    private JsonNode properties() {
        return opened(Folded.at(node, "properties"));
    }

    /** The answer's body; missing where the record has none. May throw where it is cut off. */
    JsonNode body() {
        return opened(Folded.at(properties(), "responseBody"));
    }

    private static JsonNode opened(JsonNode written) {
        var text = written.isString() ? written.asString("") : "";
        return text.stripLeading().startsWith("{") ? Json.tree(text) : written;
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
