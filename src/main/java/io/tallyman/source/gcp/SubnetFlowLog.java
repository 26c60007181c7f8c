package io.tallyman.source.gcp;

import io.tallyman.event.Feed;
import io.tallyman.source.Json;
import io.tallyman.source.RawRecord;
import io.tallyman.source.Reading;
import io.tallyman.source.RecordParser;
import io.tallyman.source.Source;
import io.tallyman.source.TreeParser;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Google Cloud's VPC flow logs, as log entries or as their payload alone. Each end of a connection reports both of its
 * directions, each in a record of its own that does not say who opened it.
 *
 * @see <a href="https://cloud.google.com/vpc/docs/about-flow-logs-records">Record format</a>
 */
public final class SubnetFlowLog implements Source {

    @Override
    public String logSource() {
        return "gcp:vpcflow";
    }

    @Override
    public Set<String> alsoCalled() {
        return Set.of("NSM:Flow");
    }

    @Override
    public String format() {
        return "Google Cloud VPC flow logs, JSON";
    }

    @Override
    public Framing framing() {
        return Framing.JSON;
    }

    @Override
    public boolean recognises(List<RawRecord> sample) {
        return TreeParser.most(sample, entry -> isFlow(payload(entry)));
    }

    @Override
    public RecordParser open(Feed feed) {
        return new TreeParser(feed, "a VPC flow log entry", SubnetFlowLog::read);
    }

    private static JsonNode payload(JsonNode entry) {
        return entry.path("jsonPayload").isObject() ? entry.path("jsonPayload") : entry;
    }

    private static boolean isFlow(JsonNode payload) {
        var connection = payload.path("connection");
        return payload.has("reporter") && connection.has("src_ip") && connection.has("dest_ip");
    }

    private static Reading read(JsonNode entry, Feed feed, long line) {
        var payload = payload(entry);
        if (!isFlow(payload)) {
            return entry.has("logName")
                    ? Reading.NOTHING
                    : new Reading.Rejected(
                            line,
                            "The record has no reporter, connection.src_ip and connection.dest_ip; expected a VPC flow log"
                                    + " entry.");
        }
        var flow = new VpcFlow(payload);
        if (!flow.isOutbound()) {
            return Reading.NOTHING;
        }
        var time = flow.time();
        if (time.isEmpty()) {
            return new Reading.Rejected(
                    line,
                    "The flow's start_time (%s) is none; expected RFC 3339."
                            .formatted(Json.text(payload, "start_time")));
        }
        return Reading.of(flow.event(time.orElseThrow(), feed, line));
    }
}
