package io.tallyman.source.tallyman;

import io.tallyman.event.Event;
import io.tallyman.event.Feed;
import io.tallyman.source.Json;
import io.tallyman.source.RawRecord;
import io.tallyman.source.Reading;
import io.tallyman.source.RecordParser;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads events as {@link EventWriter} writes them, and as others may: keys in any order, any spelling of a time. */
final class EventReader implements RecordParser {

    private final Envelope envelope;

    EventReader(Feed feed) {
        envelope = new Envelope(feed);
    }

    @Override
    public void accept(RawRecord record, Consumer<Reading> readings) {
        readings.accept(reading(record));
    }

    private Reading reading(RawRecord record) {
        try {
            return Reading.of(event(record));
        } catch (Mismatch mismatch) {
            return new Reading.Rejected(record.line(), mismatch.sentence());
        } catch (JacksonException malformed) {
            return new Reading.Rejected(
                    record.line(),
                    "The record is not well-formed JSON (%s); expected one event as an object."
                            .formatted(malformed.getOriginalMessage()));
        }
    }

    /** The type is known at once where {@code event} comes first; else it is looked for, and the record read again. */
    private Event event(RawRecord record) {
        try (var tokens = Json.parser(record)) {
            start(tokens);
            var first = tokens.nextToken() == JsonToken.PROPERTY_NAME
                    && tokens.currentName().equals("event")
                    && tokens.nextToken() == JsonToken.VALUE_STRING;
            return first ? body(codec(envelope.text(tokens)), tokens, record, true) : eventInAnyOrder(record);
        }
    }

    private Event eventInAnyOrder(RawRecord record) {
        try (var ahead = Json.parser(record);
                var tokens = Json.parser(record)) {
            start(ahead);
            var name = name(ahead).orElseThrow(() -> new Mismatch("is missing; expected the name of one.").in("event"));
            start(tokens);
            return body(codec(name), tokens, record, false);
        }
    }

    private Event body(EventCodec codec, JsonParser tokens, RawRecord record, boolean eventRead) {
        envelope.begin(record.line(), eventRead);
        var event = codec.read(tokens, envelope);
        if (tokens.nextToken() != null) {
            throw new Mismatch("must end after its object.");
        }
        return event;
    }

    private static void start(JsonParser tokens) {
        if (tokens.nextToken() != JsonToken.START_OBJECT) {
            throw new Mismatch("must be an object.");
        }
    }

    private static EventCodec codec(String name) {
        return EventTypes.named(name)
                .orElseThrow(
                        () -> new Mismatch("(%s) must be one of %s.".formatted(name, EventTypes.names())).in("event"));
    }

    /** The value of {@code event}, wherever in the object it stands; empty where it is missing or no text. */
    static Optional<String> name(JsonParser tokens) {
        while (tokens.nextToken() == JsonToken.PROPERTY_NAME) {
            var found = tokens.currentName().equals("event");
            if (tokens.nextToken() == JsonToken.VALUE_STRING && found) {
                return Optional.of(tokens.getString());
            }
            tokens.skipChildren();
        }
        return Optional.empty();
    }
}
