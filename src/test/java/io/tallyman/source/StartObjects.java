package io.tallyman.source;

import io.tallyman.event.Attribution;
import io.tallyman.event.ContainerReference;
import io.tallyman.event.ContainerStarted;
import io.tallyman.event.Feed;
import io.tallyman.event.Origin;
import java.util.List;
import tools.jackson.core.JacksonException;

/** A log source for tests: objects of {@code {"<key>": <epoch seconds>, "id": "<container>"}}. */
record StartObjects(String logSource, String key) implements Source {

    @Override
    public String format() {
        return "objects with " + key;
    }

    @Override
    public Framing framing() {
        return Framing.JSON;
    }

    @Override
    public boolean recognises(List<RawRecord> sample) {
        return Json.tree(sample.get(0)).has(key);
    }

    @Override
    public RecordParser open(Feed feed) {
        return (record, readings) -> readings.accept(read(feed, record));
    }

    private Reading read(Feed feed, RawRecord record) {
        try {
            var object = Json.tree(record);
            var container = ContainerReference.ofId(Json.text(object, "id"));
            return Times.epoch(Json.text(object, key))
                    .<Reading>map(time -> Reading.of(new ContainerStarted(
                            time, new Origin(feed, record.line()), container, 0, Attribution.NONE)))
                    .orElse(new Reading.Rejected(
                            record.line(), "there is no " + key + ", expected seconds since 1970"));
        } catch (JacksonException malformed) {
            return new Reading.Rejected(record.line(), "the object is malformed, expected JSON");
        }
    }
}
