package io.tallyman.source.containerd;

import static io.tallyman.source.Json.at;
import static io.tallyman.source.Json.firstText;
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
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * The log of containerd or CRI-O in JSON: a journal's export ({@code journalctl -o json}), also as Google's logging agent
 * wraps it, or the daemon's own JSON lines.
 *
 * @see <a href="https://systemd.io/JOURNAL_EXPORT_FORMATS/">journal export formats</a>
 */
public final class RuntimeLogJson implements Source {

    private static final Feed NO_FEED = new Feed("", "", "", "", "");

    @Override
    public String logSource() {
        return "containerd:runtime";
    }

    @Override
    public String format() {
        return "log of containerd or CRI-O, JSON";
    }

    @Override
    public Framing framing() {
        return Framing.JSON;
    }

    @Override
    public boolean recognises(List<RawRecord> sample) {
        return sample.stream().anyMatch(record -> TreeParser.passes(record, RuntimeLogJson::isOurs));
    }

    private static boolean isOurs(JsonNode node) {
        var entry = entry(node);
        return isJournal(entry)
                ? RuntimePrograms.isRuntime(program(entry))
                : own(node, new Origin(NO_FEED, 0))
                        .filter(RuntimePrograms::isOfRuntime)
                        .isPresent();
    }

    @Override
    public RecordParser open(Feed feed) {
        return new Parser(feed);
    }

    /** The journal's entry: the record itself, or what a wrapper holds. */
    private static JsonNode entry(JsonNode node) {
        var payload = at(node, "jsonPayload");
        return payload.isObject() ? payload : node;
    }

    private static boolean isJournal(JsonNode entry) {
        return !at(entry, "MESSAGE").isMissingNode() && !program(entry).isEmpty();
    }

    private static String program(JsonNode entry) {
        return firstText(entry, "SYSLOG_IDENTIFIER", "_COMM").orElse("");
    }

    /** What the journal holds as text, or as numbers where it has bytes that are not printable. */
    private static String message(JsonNode entry) {
        var message = at(entry, "MESSAGE");
        if (!message.isArray()) {
            return message.asString("");
        }
        var bytes = new ByteArrayOutputStream(message.size());
        message.forEach(number -> bytes.write((int) Json.whole(number, 0)));
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static Optional<DaemonLine> own(JsonNode node, Origin origin) {
        var message = text(node, "msg");
        if (message.isEmpty() || text(node, "level").isEmpty()) {
            return Optional.empty();
        }
        return Times.iso(text(node, "time")).map(time -> new DaemonLine(time, origin, message, fields(node)));
    }

    private static Map<String, String> fields(JsonNode node) {
        var fields = new HashMap<String, String>();
        node.properties()
                .forEach(field -> fields.put(field.getKey(), field.getValue().asString("")));
        return fields;
    }

    private static final class Parser implements RecordParser {

        private final Feed feed;
        private final DaemonMessages messages = new DaemonMessages();

        Parser(Feed feed) {
            this.feed = feed;
        }

        @Override
        public void accept(RawRecord record, Consumer<Reading> readings) {
            if (!record.isBlank()) {
                readings.accept(read(record));
            }
        }

        private Reading read(RawRecord record) {
            try {
                var node = Json.tree(record);
                var entry = entry(node);
                return isJournal(entry) ? journal(node, entry, record.line()) : plain(node, record.line());
            } catch (JacksonException malformed) {
                return new Reading.Rejected(
                        record.line(), "not well-formed JSON: %s.".formatted(malformed.getOriginalMessage()));
            }
        }

        private Reading journal(JsonNode node, JsonNode entry, long line) {
            if (!RuntimePrograms.isRuntime(program(entry))) {
                return Reading.NOTHING;
            }
            var origin = new Origin(
                    feed.withHost(text(entry, "_HOSTNAME"))
                            .withCluster(text(node, "resource", "labels", "cluster_name")),
                    line);
            var message = message(entry);
            return DaemonLine.parse(message, origin)
                    .or(() -> time(node, entry).map(time -> new DaemonLine(time, origin, message, Map.of())))
                    .map(messages::read)
                    .orElseGet(() -> new Reading.Rejected(
                            line, "no time in the message nor in the entry; expected __REALTIME_TIMESTAMP."));
        }

        private static Optional<EventTime> time(JsonNode node, JsonNode entry) {
            return Times.epoch(text(entry, "__REALTIME_TIMESTAMP")).or(() -> Times.iso(text(node, "timestamp")));
        }

        private Reading plain(JsonNode node, long line) {
            return own(node, new Origin(feed, line))
                    .map(messages::read)
                    .orElseGet(() -> new Reading.Rejected(
                            line, "neither a journal's entry nor a daemon's line; expected MESSAGE, or msg and time."));
        }
    }
}
