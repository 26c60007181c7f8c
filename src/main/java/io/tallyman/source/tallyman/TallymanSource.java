package io.tallyman.source.tallyman;

import io.tallyman.event.Feed;
import io.tallyman.source.Json;
import io.tallyman.source.RawRecord;
import io.tallyman.source.RecordParser;
import io.tallyman.source.Source;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;

/** Our own typed events as NDJSON: the way in for whatever has no source of its own. {@link EventSchema} describes it. */
public final class TallymanSource implements Source {

    @Override
    public String logSource() {
        return "tallyman:events";
    }

    @Override
    public String format() {
        return "Tallyman events, NDJSON";
    }

    @Override
    public Framing framing() {
        return Framing.LINES;
    }

    /** By the first object's {@code event}: the name of one of our types. */
    @Override
    public boolean recognises(List<RawRecord> sample) {
        return sample.stream()
                .filter(record -> record.firstByte() == '{')
                .findFirst()
                .flatMap(TallymanSource::name)
                .flatMap(EventTypes::named)
                .isPresent();
    }

    private static Optional<String> name(RawRecord record) {
        try (var tokens = Json.parser(record)) {
            return tokens.nextToken() == JsonToken.START_OBJECT ? EventReader.name(tokens) : Optional.empty();
        } catch (JacksonException malformed) {
            return Optional.empty();
        }
    }

    @Override
    public RecordParser open(Feed feed) {
        return new DirectiveReader(new EventReader(feed));
    }
}
