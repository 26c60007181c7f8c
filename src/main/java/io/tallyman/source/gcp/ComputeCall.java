package io.tallyman.source.gcp;

import io.tallyman.event.EventTime;
import io.tallyman.event.Feed;
import io.tallyman.event.InstanceReference;
import io.tallyman.event.Origin;
import io.tallyman.source.Json;
import io.tallyman.source.Times;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * One entry of the audit log that speaks of a call of Compute Engine's API. A call that takes long has two: the first with
 * the request and the answer, the last when it is done, with neither; a short one has one entry without an operation, or
 * with one that is both first and last.
 */
record ComputeCall(JsonNode entry, JsonNode payload, Feed feed, long line) {

    /** Service agent through which managed instance groups, and so GKE, make instances. */
    private static final String AGENT = "@cloudservices.gserviceaccount.com";

    static ComputeCall of(JsonNode entry, Feed feed, long line) {
        return new ComputeCall(entry, entry.path("protoPayload"), feed, line);
    }

    /** The method without its version: {@code compute.instances.insert} for {@code beta.compute.instances.insert}. */
    String method() {
        var written = Json.text(payload, "methodName");
        var start = written.indexOf("compute.");
        return start < 0 ? written : written.substring(start);
    }

    Optional<EventTime> time() {
        return Times.iso(Json.text(entry, "timestamp")).or(() -> Times.iso(Json.text(entry, "receiveTimestamp")));
    }

    boolean failed() {
        var severity = Json.text(entry, "severity");
        return Json.number(payload, "status", "code") != 0
                || Json.at(payload, "response", "error").isObject()
                || severity.equals("ERROR")
                || severity.equals("CRITICAL");
    }

    /** Whether this entry has the request; true also where the entry names no operation. */
    boolean isRequest() {
        return flag("first") || !entry.path("operation").isObject() || (!flag("last") && hasRequest());
    }

    /** Whether the call is done with this entry. */
    boolean isDone() {
        return flag("last");
    }

    /** Whether the entry names an operation that other entries may name, too. */
    boolean isLong() {
        return entry.path("operation").isObject();
    }

    private boolean flag(String name) {
        return Json.at(entry, "operation", name).asBoolean(false);
    }

    private boolean hasRequest() {
        return request().size() > 1;
    }

    String operation() {
        return Json.text(entry, "operation", "id");
    }

    JsonNode request() {
        return payload.path("request");
    }

    JsonNode response() {
        return payload.path("response");
    }

    String project() {
        var labelled = Json.text(entry, "resource", "labels", "project_id");
        if (!labelled.isEmpty()) {
            return labelled;
        }
        var logged = ResourcePath.part(Json.text(entry, "logName"), "projects");
        return logged.isEmpty() ? ResourcePath.part(Json.text(payload, "resourceName"), "projects") : logged;
    }

    String zone() {
        var named = ResourcePath.part(resource(), "zones");
        return named.isEmpty() ? Json.text(entry, "resource", "labels", "zone") : named;
    }

    ResourcePath paths() {
        var written = ResourcePath.part(Json.text(payload, "resourceName"), "projects");
        return new ResourcePath(project(), ResourcePath.isNumber(written) ? written : "");
    }

    /** The path of what the call is about: the resource's name, which may have the project's number for its id. */
    String resource() {
        var named = Json.text(payload, "resourceName");
        return paths().of(named.isEmpty() ? Json.text(payload, "response", "targetLink") : named);
    }

    /** The instance that the call is about. */
    InstanceReference machine() {
        var labelled = Json.text(entry, "resource", "labels", "instance_id");
        var id = labelled.isEmpty() ? Json.text(payload, "response", "targetId") : labelled;
        var path = resource().contains("/instances/") ? resource() : "";
        return new InstanceReference("gcp", project(), zone(), id, path, "");
    }

    private String principal() {
        return Json.text(payload, "authenticationInfo", "principalEmail");
    }

    String user() {
        return principal().endsWith(AGENT) ? "" : principal();
    }

    String caller() {
        return principal().endsWith(AGENT) ? principal() : "";
    }

    Origin origin() {
        return new Origin(feed.withAccount(project()), line);
    }
}
