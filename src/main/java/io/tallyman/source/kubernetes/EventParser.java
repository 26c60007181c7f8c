package io.tallyman.source.kubernetes;

import io.tallyman.event.Feed;
import io.tallyman.event.Origin;
import io.tallyman.source.Json;
import io.tallyman.source.RawRecord;
import io.tallyman.source.Reading;
import io.tallyman.source.RecordParser;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;

/** Parses the records of one feed of Kubernetes Events. */
final class EventParser implements RecordParser {

    private static final int MAX_WRAPPERS = 3;

    private final Feed feed;

    EventParser(Feed feed) {
        this.feed = feed;
    }

    @Override
    public void accept(RawRecord record, Consumer<Reading> readings) {
        readings.accept(read(record, feed, MAX_WRAPPERS));
    }

    private static Reading read(RawRecord record, Feed feed, int wrappers) {
        var envelope = new EventEnvelope();
        try (var parser = Json.parser(record)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return new Reading.Rejected(record.line(), "This is no JSON object: expected one Event a record.");
            }
            envelope.read(parser);
        } catch (JacksonException malformed) {
            return new Reading.Rejected(record.line(), Reasons.malformed(malformed));
        }
        return open(envelope, record.line(), feed, wrappers);
    }

    private static Reading open(EventEnvelope envelope, long line, Feed outer, int wrappers) {
        var feed = outer.withCluster(envelope.cluster);
        if (envelope.isNoOccurrence()) {
            return Reading.NOTHING;
        }
        if (envelope.draft.isEvent()) {
            return event(envelope.draft, line, feed);
        }
        if (wrappers > 0 && !envelope.nested.isEmpty()) {
            return open(envelope.nested.get(0), line, feed, wrappers - 1);
        }
        if (wrappers > 0 && !envelope.innerText().isEmpty()) {
            return read(RawRecord.of(envelope.innerText(), line), feed, wrappers - 1);
        }
        return new Reading.Rejected(
                line, "This is no Event: expected reason and involvedObject or regarding, or a known wrapper of them.");
    }

    private static Reading event(EventDraft draft, long line, Feed feed) {
        if (!EventMeaning.tells(draft)) {
            return Reading.NOTHING;
        }
        var time = draft.occurrence();
        if (time.isEmpty()) {
            return new Reading.Rejected(line, Reasons.noTime(draft));
        }
        var origin = new Origin(feed.withHost(draft.host()), line);
        return new EventMeaning(draft, time.get(), origin)
                .event()
                .map(Reading::of)
                .orElse(Reading.NOTHING);
    }
}
