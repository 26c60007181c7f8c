package io.tallyman.source.sensor;

import io.tallyman.event.Feed;
import io.tallyman.source.Json;
import io.tallyman.source.RawRecord;
import io.tallyman.source.Reading;
import io.tallyman.source.RecordParser;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** The parser of every sensor here: one JSON object a record, no memory between records. */
final class SensorParser implements RecordParser {

    /** A sensor's own reading of one object. */
    interface Mapping {
        Reading read(JsonNode record, Feed feed, long line);
    }

    private final Feed feed;
    private final String sensor;
    private final Mapping mapping;

    SensorParser(Feed feed, String sensor, Mapping mapping) {
        this.feed = feed;
        this.sensor = sensor;
        this.mapping = mapping;
    }

    @Override
    public void accept(RawRecord record, Consumer<Reading> readings) {
        readings.accept(read(record));
    }

    private Reading read(RawRecord record) {
        if (record.firstByte() != '{') {
            return new Reading.Rejected(
                    record.line(), "The record is no JSON object; expected %s's JSON output.".formatted(sensor));
        }
        try {
            return mapping.read(Json.tree(record), feed, record.line());
        } catch (JacksonException malformed) {
            return new Reading.Rejected(
                    record.line(),
                    "The record is not well-formed JSON (%s); expected one object of %s's output."
                            .formatted(malformed.getOriginalMessage(), sensor));
        }
    }

    /** The first record of a sample that is a JSON object: it alone decides whose log this is. */
    static Optional<JsonNode> firstObject(List<RawRecord> sample) {
        return sample.stream().flatMap(record -> object(record).stream()).findFirst();
    }

    private static Optional<JsonNode> object(RawRecord record) {
        if (record.firstByte() != '{') {
            return Optional.empty();
        }
        try {
            return Optional.of(Json.tree(record));
        } catch (JacksonException malformed) {
            return Optional.empty();
        }
    }
}
