package io.tallyman.source.sensor;

import io.tallyman.event.Feed;
import io.tallyman.event.InstanceReference;
import io.tallyman.event.Origin;
import io.tallyman.event.RecordsLost;
import io.tallyman.source.Json;
import io.tallyman.source.RawRecord;
import io.tallyman.source.Reading;
import io.tallyman.source.RecordParser;
import io.tallyman.source.Source;
import io.tallyman.source.Times;
import io.tallyman.source.TreeParser;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Falco's alerts as JSON. What an alert holds depends on its rule's output: only {@code output_fields} are read, never
 * the text.
 *
 * @see <a href="https://falco.org/docs/concepts/outputs/formatting/">Formatting of Falco's alerts</a>
 * @see <a href="https://falco.org/docs/reference/rules/supported-fields/">Falco's fields</a>
 */
public final class FalcoSource implements Source {

    /** Its own rule, where {@code syscall_event_drops} has the action {@code alert}. */
    private static final String DROPS = "Falco internal: syscall event drop";

    @Override
    public String logSource() {
        return "falco";
    }

    @Override
    public String format() {
        return "Falco alerts, JSON (json_output: true)";
    }

    @Override
    public Framing framing() {
        return Framing.JSON;
    }

    @Override
    public boolean recognises(List<RawRecord> sample) {
        return TreeParser.first(sample)
                .filter(record -> record.has("rule")
                        && record.has("priority")
                        && record.path("output_fields").isObject())
                .isPresent();
    }

    @Override
    public RecordParser open(Feed feed) {
        return new TreeParser(feed, "a Falco alert", FalcoSource::read);
    }

    private static Reading read(JsonNode record, Feed feed, long line) {
        var fields = record.path("output_fields");
        if (!fields.isObject()) {
            return new Reading.Rejected(line, "The record has no object output_fields; expected a Falco alert.");
        }
        if (Json.text(record, "rule").equals(DROPS)) {
            return drops(record, feed, line);
        }
        var source = Json.text(record, "source");
        if (!source.isEmpty() && !source.equals("syscall")) {
            return Reading.NOTHING;
        }
        var alert = new FalcoAlert(record, fields);
        return alert.time()
                .map(time -> alert.reading(time, feed, line))
                .orElseGet(() -> new Reading.Rejected(
                        line,
                        "The alert has neither evt.time (nanoseconds since 1970) nor time (RFC 3339); found (%s)."
                                .formatted(record.path("time"))));
    }

    /* Falco looks once a second. */
    private static Reading drops(JsonNode record, Feed feed, long line) {
        var time = Times.iso(Json.text(record, "time"));
        if (time.isEmpty()) {
            return new Reading.Rejected(
                    line, "The alert has no time (RFC 3339); found (%s).".formatted(record.path("time")));
        }
        return Reading.of(new RecordsLost(
                time.get(),
                new Origin(feed.withHost(Json.text(record, "hostname")), line),
                InstanceReference.NONE,
                1000,
                Math.max(0, Json.number(record.path("output_fields"), "n_drops")),
                "Falco dropped system calls, its buffer was full"));
    }
}
