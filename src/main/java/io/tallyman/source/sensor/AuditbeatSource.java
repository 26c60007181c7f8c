package io.tallyman.source.sensor;

import io.tallyman.event.Feed;
import io.tallyman.source.Json;
import io.tallyman.source.RawRecord;
import io.tallyman.source.Reading;
import io.tallyman.source.RecordParser;
import io.tallyman.source.Source;
import io.tallyman.source.TreeParser;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Auditbeat's events in Elastic's common schema: of its module auditd, of Elastic Agent's {@code auditd_manager}, and of
 * the module system's data sets process and socket.
 *
 * @see <a href="https://www.elastic.co/docs/reference/beats/auditbeat/auditbeat-module-auditd">Module auditd</a>
 * @see <a href="https://www.elastic.co/docs/reference/integrations/auditd_manager">Auditd Manager</a>
 */
public final class AuditbeatSource implements Source {

    @Override
    public String logSource() {
        return "auditbeat";
    }

    @Override
    public String format() {
        return "Auditbeat and Auditd Manager, ECS JSON";
    }

    @Override
    public Framing framing() {
        return Framing.JSON;
    }

    @Override
    public boolean recognises(List<RawRecord> sample) {
        return TreeParser.first(sample).filter(AuditbeatSource::isOurs).isPresent();
    }

    @Override
    public RecordParser open(Feed feed) {
        return new TreeParser(feed, "an event of Auditbeat", AuditbeatSource::read);
    }

    private static boolean isOurs(JsonNode record) {
        return record.path("event").isObject() && (isAuditd(record) || isSystem(record));
    }

    private static boolean isAuditd(JsonNode record) {
        return record.path("auditd").has("message_type");
    }

    private static boolean isSystem(JsonNode record) {
        var dataset = Json.text(record, "event", "dataset");
        return Json.text(record, "event", "module").equals("system")
                && record.path("process").isObject()
                && (dataset.equals("process") || dataset.equals("socket") || dataset.startsWith("system."));
    }

    private static Reading read(JsonNode record, Feed feed, long line) {
        if (!isOurs(record)) {
            return new Reading.Rejected(
                    line,
                    "The record is neither of module auditd (auditd.message_type) nor of system/process or socket.");
        }
        var event = new AuditbeatEvent(record, isAuditd(record));
        if (!event.matters()) {
            return Reading.NOTHING;
        }
        var time = event.time();
        if (time.isEmpty()) {
            return new Reading.Rejected(
                    line, "The event has no @timestamp (%s); expected RFC 3339.".formatted(record.path("@timestamp")));
        }
        return event.reading(time.orElseThrow(), feed, line);
    }
}
