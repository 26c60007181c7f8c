package io.tallyman.source.gcp;

import io.tallyman.event.Feed;
import io.tallyman.source.Json;
import io.tallyman.source.RawRecord;
import io.tallyman.source.RecordParser;
import io.tallyman.source.Source;
import io.tallyman.source.TreeParser;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Google Cloud's audit log, of which Compute Engine's calls are read. Entries of a Kubernetes cluster (service
 * {@code k8s.io}) are left to {@code kubernetes:audit}.
 *
 * @see <a href="https://cloud.google.com/logging/docs/reference/v2/rest/v2/LogEntry">LogEntry</a>
 * @see <a href="https://cloud.google.com/compute/docs/logging/audit-logging">Audit logging of Compute Engine</a>
 */
public final class CloudAudit implements Source {

    private static final String KUBERNETES = "k8s.io";

    @Override
    public String logSource() {
        return "gcp:audit";
    }

    @Override
    public String format() {
        return "Cloud Audit Logs, LogEntry as JSON";
    }

    @Override
    public Framing framing() {
        return Framing.JSON;
    }

    @Override
    public boolean recognises(List<RawRecord> sample) {
        return TreeParser.most(sample, CloudAudit::isAudit);
    }

    @Override
    public RecordParser open(Feed feed) {
        var calls = new ComputeCalls();
        return new TreeParser(feed, "an entry of Cloud Audit Logs", calls::read);
    }

    private static boolean isAudit(JsonNode entry) {
        var payload = entry.path("protoPayload");
        var service = Json.text(payload, "serviceName");
        return !service.isEmpty()
                && !service.equals(KUBERNETES)
                && payload.has("methodName")
                && (entry.has("logName") || entry.path("resource").has("type"));
    }
}
