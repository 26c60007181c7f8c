package io.tallyman.source.aws;

import io.tallyman.event.EventTime;
import io.tallyman.event.Feed;
import io.tallyman.event.InstanceReference;
import io.tallyman.event.Origin;
import io.tallyman.source.Json;
import io.tallyman.source.Times;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * One API call that CloudTrail recorded.
 *
 * @see <a href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html">
 *     CloudTrail record contents</a>
 */
record TrailRecord(JsonNode node, EventTime time, Origin origin) {

    static final String CLOUD = "aws";

    /** Whether the object is a record of CloudTrail: of a call, or of an insight into many. */
    static boolean isOne(JsonNode node) {
        return !Json.text(node, "eventTime").isEmpty()
                && (isCall(node) || node.path("insightDetails").isObject());
    }

    private static boolean isCall(JsonNode node) {
        return !Json.text(node, "eventName").isEmpty()
                && Json.text(node, "eventSource").endsWith(".amazonaws.com")
                && (node.has("awsRegion") || node.has("eventVersion"));
    }

    /** The record with its account as the origin's; empty where its time cannot be read. */
    static Optional<TrailRecord> read(JsonNode node, Feed feed, long line) {
        return wholeSeconds(Json.text(node, "eventTime"))
                .map(time -> new TrailRecord(node, time, new Origin(feed.withAccount(account(node)), line)));
    }

    /** A time of AWS's events, whose clock shows seconds however many digits a shipper writes. */
    static Optional<EventTime> wholeSeconds(String text) {
        return Times.instant(text).map(instant -> new EventTime(instant, EventTime.SECOND));
    }

    private static String account(JsonNode node) {
        return Json.firstText(node, "recipientAccountId").orElseGet(() -> Json.text(node, "userIdentity", "accountId"));
    }

    /** Whose trail it is, or as the feed states it. */
    String account() {
        return origin.feed().account();
    }

    /** The call's name; empty where it is none of EC2's. */
    String ec2Call() {
        return Json.text(node, "eventSource").equals("ec2.amazonaws.com") ? Json.text(node, "eventName") : "";
    }

    /** Whether it was refused, failed, or only tried ({@code DryRun}). */
    boolean failed() {
        return node.path("errorCode").isString() || node.path("errorMessage").isString();
    }

    JsonNode request(String... path) {
        return Json.at(node.path("requestParameters"), path);
    }

    /** The answer, also of the calls that wrap it in an object of the call's name. */
    JsonNode response(String... path) {
        var answer = node.path("responseElements");
        var wrapped = answer.path(Json.text(node, "eventName") + "Response");
        return Json.at(wrapped.isObject() ? wrapped : answer, path);
    }

    boolean isAnswered() {
        return node.path("responseElements").isObject();
    }

    /** The caller's ARN, else the most readable name told; empty if none. */
    String user() {
        var identity = node.path("userIdentity");
        return Json.firstText(identity, "arn", "userName")
                .or(() -> Json.firstText(
                        Json.at(identity, "sessionContext", "sessionIssuer"), "arn", "userName", "principalId"))
                .or(() -> Json.firstText(identity, "invokedBy", "principalId", "accountId"))
                .orElse("");
    }

    /** The service that called for the user; empty if none. */
    String service() {
        return Json.text(node, "userIdentity", "invokedBy");
    }

    InstanceReference instance(String id) {
        return InstanceReference.ofId(CLOUD, account(), region(), id);
    }

    InstanceReference machineOfInterface(String id) {
        return InstanceReference.ofInterface(CLOUD, account(), region(), id);
    }

    private String region() {
        return Json.text(node, "awsRegion");
    }
}
