package io.tallyman.source.sensor;

import io.tallyman.event.Feed;
import io.tallyman.event.Origin;
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
 * Tracee's events as JSON, with the container told in an object of its own or, by older releases, in flat keys.
 *
 * @see <a href="https://aquasecurity.github.io/tracee/latest/docs/outputs/event-structure/">Structure of an event</a>
 */
public final class TraceeSource implements Source {

    private static final long SMALLEST_NANOSECONDS = 100_000_000_000_000_000L;

    @Override
    public String logSource() {
        return "tracee";
    }

    @Override
    public String format() {
        return "Tracee events, JSON";
    }

    @Override
    public Framing framing() {
        return Framing.JSON;
    }

    @Override
    public boolean recognises(List<RawRecord> sample) {
        return TreeParser.first(sample)
                .filter(record -> record.has("eventName")
                        && record.has("hostProcessId")
                        && record.has("timestamp")
                        && record.path("args").isArray())
                .isPresent();
    }

    @Override
    public RecordParser open(Feed feed) {
        return new TreeParser(feed, "an event of Tracee", TraceeSource::read);
    }

    private static Reading read(JsonNode record, Feed feed, long line) {
        if (Json.text(record, "eventName").isEmpty()) {
            return new Reading.Rejected(line, "The record has no eventName; expected an event of Tracee.");
        }
        var time = Times.epoch(Json.text(record, "timestamp"));
        if (time.isEmpty() || Json.number(record, "timestamp") < SMALLEST_NANOSECONDS) {
            return new Reading.Rejected(
                    line, "The timestamp (%s) must be nanoseconds since 1970.".formatted(record.path("timestamp")));
        }
        var origin = new Origin(feed.withHost(Json.text(record, "hostName")), line);
        return new TraceeEvent(record, time.orElseThrow(), origin).reading();
    }
}
