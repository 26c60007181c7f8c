package io.tallyman.source;

import io.tallyman.event.Feed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** The parser of a source whose records are JSON objects, each read as a tree and for itself. */
public final class TreeParser implements RecordParser {

    /** A source's own reading of one object. */
    @FunctionalInterface
    public interface Mapping {
        Reading read(JsonNode record, Feed feed, long line);
    }

    private final Feed feed;
    private final String expected;
    private final Mapping mapping;

    /** @param expected what an object should be, for the rejection of what is none: {@code "a Falco alert"} */
    public TreeParser(Feed feed, String expected, Mapping mapping) {
        this.feed = feed;
        this.expected = expected;
        this.mapping = mapping;
    }

    @Override
    public void accept(RawRecord record, Consumer<Reading> readings) {
        if (!record.isBlank()) {
            readings.accept(read(record));
        }
    }

    private Reading read(RawRecord record) {
        if (record.firstByte() != '{') {
            return new Reading.Rejected(
                    record.line(), "The record is no JSON object; expected %s.".formatted(expected));
        }
        try {
            return mapping.read(Json.tree(record), feed, record.line());
        } catch (JacksonException malformed) {
            return new Reading.Rejected(
                    record.line(),
                    "The record is not well-formed JSON (%s); expected %s."
                            .formatted(malformed.getOriginalMessage(), expected));
        }
    }

    /** The first record of a sample that is a JSON object. */
    public static Optional<JsonNode> first(List<RawRecord> sample) {
        var found = new ArrayList<JsonNode>(1);
        for (var record : sample) {
            if (passes(record, found::add)) {
                return Optional.of(found.get(0));
            }
        }
        return Optional.empty();
    }

    /** Whether more than half of a sample's records are objects that pass the test. */
    public static boolean most(List<RawRecord> sample, Predicate<JsonNode> test) {
        return sample.stream().filter(record -> passes(record, test)).count() * 2 > sample.size();
    }

    /** Whether the record is a well-formed object that passes the test, which may read JSON within it. */
    public static boolean passes(RawRecord record, Predicate<JsonNode> test) {
        if (record.firstByte() != '{') {
            return false;
        }
        try {
            return test.test(Json.tree(record));
        } catch (JacksonException malformed) {
            return false;
        }
    }
}
