package io.tallyman.source.kubernetes;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * One record of an audit feed: an audit event, or what EKS (CloudWatch Logs), AKS (Azure Monitor), GKE (Cloud Logging),
 * Elastic and other shippers wrap around one or several of them.
 */
final class AuditEnvelope {

    final AuditDraft draft = new AuditDraft();
    final List<AuditEnvelope> nested = new ArrayList<>();
    final List<String> texts = new ArrayList<>();
    String cluster = "";
    private boolean wrapper;

    /** Reads the object the parser stands on, up to where it is clear that no event will come of it. */
    void read(JsonParser parser) {
        while (!draft.isUseless() && parser.nextToken() == JsonToken.PROPERTY_NAME) {
            var name = parser.currentName();
            parser.nextToken();
            member(name, parser);
            parser.skipChildren();
        }
    }

    private void member(String name, JsonParser value) {
        switch (name) {
            case "message", "@message", "log", "log_s", "event" -> inner(value);
            case "properties" -> Members.each(value, this::properties);
            case "logEvents", "records", "events" -> Members.elements(value, this::inner);
            case "kubernetes" -> Members.each(value, this::properties);
            case "logGroup" -> cluster = clusterOfLogGroup(Members.text(value));
            case "resourceId", "ResourceId", "_ResourceId" -> cluster = clusterOfResource(Members.text(value));
            case "resource" -> Members.each(value, this::resource);
            case "orchestrator" -> Members.each(value, this::orchestrator);
            case "category", "Category", "logStream" -> wrapper = true;
            default -> draft.member(name, value);
        }
    }

    /* Azure's properties.log and Elastic's kubernetes.audit. */
    private void properties(String name, JsonParser value) {
        if (name.equals("log") || name.equals("audit")) {
            inner(value);
        }
    }

    private void inner(JsonParser value) {
        wrapper = true;
        if (Members.isObject(value)) {
            var envelope = new AuditEnvelope();
            Members.each(value, envelope::member);
            nested.add(envelope);
            return;
        }
        var text = Members.text(value);
        if (text.stripLeading().startsWith("{")) {
            texts.add(text);
        }
    }

    private void resource(String name, JsonParser value) {
        if (name.equals("labels")) {
            Members.each(value, (label, text) -> {
                if (label.equals("cluster_name")) {
                    cluster = Members.text(text);
                }
            });
        }
    }

    private void orchestrator(String name, JsonParser value) {
        if (name.equals("cluster")) {
            Members.each(value, (field, text) -> {
                if (field.equals("name")) {
                    cluster = Members.text(text);
                }
            });
        }
    }

    /* /aws/eks/CLUSTER/cluster */
    private static String clusterOfLogGroup(String group) {
        var parts = group.split("/", -1);
        return parts.length == 5 && parts[2].equals("eks") ? parts[3] : "";
    }

    /* /SUBSCRIPTIONS/…/MANAGEDCLUSTERS/NAME, in any casing */
    private static String clusterOfResource(String id) {
        var parts = id.split("/", -1);
        var last = parts.length - 1;
        return last > 0 && parts[last - 1].equalsIgnoreCase("managedClusters") ? parts[last] : "";
    }

    /** Whether it only wraps others, perhaps none: another log of the same delivery. */
    boolean isWrapper() {
        return wrapper || draft.isForeign();
    }
}
