package io.tallyman.source.containerd;

import static io.tallyman.source.Json.at;
import static io.tallyman.source.Json.number;
import static io.tallyman.source.Json.text;

import io.tallyman.event.EventTime;
import io.tallyman.event.Feed;
import io.tallyman.event.Origin;
import io.tallyman.source.Json;
import io.tallyman.source.RawRecord;
import io.tallyman.source.Reading;
import io.tallyman.source.RecordParser;
import io.tallyman.source.Source;
import io.tallyman.source.Times;
import io.tallyman.source.TreeParser;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * containerd's events as JSON objects with {@code timestamp}, {@code namespace}, {@code topic} and {@code event}, as a
 * subscriber writes them. Reads also {@code nerdctl events --format json}: the keys capitalised, the event a JSON text.
 *
 * @see <a href="https://github.com/containerd/containerd/blob/main/api/types/event.proto">the envelope</a>
 */
public final class ContainerdEventsJson implements Source {

    /** The end of the year 9999, in seconds since 1970: no log is written later. */
    private static final long LATEST = 253_402_300_799L;

    @Override
    public String logSource() {
        return "containerd:events";
    }

    @Override
    public String format() {
        return "containerd events, JSON";
    }

    @Override
    public Framing framing() {
        return Framing.JSON;
    }

    @Override
    public boolean recognises(List<RawRecord> sample) {
        return TreeParser.most(sample, ContainerdEventsJson::isOurs);
    }

    private static boolean isOurs(JsonNode node) {
        return topic(node).startsWith("/")
                && !either(node, "event", "Event").isMissingNode()
                && !either(node, "timestamp", "Timestamp").isMissingNode();
    }

    @Override
    public RecordParser open(Feed feed) {
        return new TreeParser(feed, "an event of containerd with its topic", ContainerdEventsJson::read);
    }

    private static Reading read(JsonNode node, Feed feed, long line) {
        var topic = topic(node);
        if (!topic.startsWith("/")) {
            return new Reading.Rejected(line, "no topic; expected an event of containerd with its topic.");
        }
        var instant = instant(either(node, "timestamp", "Timestamp"));
        if (instant.isEmpty()) {
            return new Reading.Rejected(line, "no time; expected a timestamp in RFC 3339.");
        }
        if (!Topics.isUsed(topic)) {
            return Reading.NOTHING;
        }
        var event = event(either(node, "event", "Event"));
        if (!text(event, "value").isEmpty()
                && !Json.firstText(event, "type_url", "@type").isEmpty()) {
            return new Reading.Rejected(line, "the event is undecoded protobuf; expected its fields in JSON.");
        }
        return Topics.read(new Envelope(
                new EventTime(instant.get(), EventTime.NANOSECOND),
                new Origin(feed, line),
                either(node, "namespace", "Namespace").asString(""),
                topic,
                event));
    }

    private static String topic(JsonNode node) {
        return either(node, "topic", "Topic").asString("");
    }

    private static JsonNode either(JsonNode node, String key, String older) {
        var value = at(node, key);
        return value.isMissingNode() ? at(node, older) : value;
    }

    private static JsonNode event(JsonNode node) {
        return node.isString() ? Json.tree(node.asString("")) : node;
    }

    private static Optional<Instant> instant(JsonNode node) {
        if (node.isObject()) {
            var seconds = number(node, "seconds");
            return seconds <= 0 || seconds > LATEST
                    ? Optional.empty()
                    : Optional.of(Instant.ofEpochSecond(seconds, Math.floorMod(number(node, "nanos"), 1_000_000_000L)));
        }
        return Times.instant(node.asString(""));
    }
}
