package io.tallyman.source.containerd;

import io.tallyman.event.EventTime;
import io.tallyman.event.Feed;
import io.tallyman.event.Origin;
import io.tallyman.source.Json;
import io.tallyman.source.RawRecord;
import io.tallyman.source.Reading;
import io.tallyman.source.RecordParser;
import io.tallyman.source.Source;
import io.tallyman.source.Times;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * What {@code ctr events} prints: a line an event, with Go's time, the namespace, the topic and the event in JSON. Reads
 * also the lines of releases before 1.0, without namespace and with {@code key=value} for JSON.
 *
 * @see <a href="https://github.com/containerd/containerd/blob/main/cmd/ctr/commands/events/events.go">ctr events</a>
 */
public final class ContainerdEventsText implements Source {

    private static final Pattern LINE = Pattern.compile("(\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d(?:\\.\\d{1,9})?)"
            + " ([+-]\\d{4}) \\S+ +(?:([\\w.-]+) +)?(/[a-z][\\w/-]*)(?: +(.*))?");

    @Override
    public String logSource() {
        return "containerd:events";
    }

    @Override
    public String format() {
        return "containerd events, the text of ctr events";
    }

    @Override
    public Framing framing() {
        return Framing.LINES;
    }

    @Override
    public boolean recognises(List<RawRecord> sample) {
        var ours = sample.stream()
                .filter(record -> LINE.matcher(record.text().strip()).matches())
                .count();
        return ours * 2 > sample.size();
    }

    @Override
    public RecordParser open(Feed feed) {
        return (record, readings) -> {
            if (!record.isBlank()) {
                readings.accept(read(feed, record));
            }
        };
    }

    private static Reading read(Feed feed, RawRecord record) {
        var line = LINE.matcher(record.text().strip());
        if (!line.matches()) {
            return new Reading.Rejected(
                    record.line(), "not a line of ctr events; expected a time, a namespace, a topic and JSON.");
        }
        var instant = Times.instant(time(line.group(1), line.group(2)));
        if (instant.isEmpty()) {
            return new Reading.Rejected(
                    record.line(), "%s is no time; expected a date as ctr prints it.".formatted(line.group(1)));
        }
        if (!Topics.isUsed(line.group(4))) {
            return Reading.NOTHING;
        }
        try {
            return Topics.read(new Envelope(
                    new EventTime(instant.get(), EventTime.NANOSECOND),
                    new Origin(feed, record.line()),
                    group(line, 3),
                    line.group(4),
                    event(group(line, 5))));
        } catch (JacksonException malformed) {
            return new Reading.Rejected(
                    record.line(),
                    "the event after topic %s is not well-formed JSON: %s."
                            .formatted(line.group(4), malformed.getOriginalMessage()));
        }
    }

    /* In the shape that is read without a formatter where the clock shows UTC, as it nearly always does. */
    private static String time(String local, String offset) {
        return local.replace(' ', 'T') + (offset.equals("+0000") ? "Z" : offset);
    }

    private static String group(Matcher line, int number) {
        var text = line.group(number);
        return text == null ? "" : text;
    }

    private static JsonNode event(String text) {
        return text.startsWith("{") || text.isEmpty()
                ? Json.tree(text.isEmpty() ? "{}" : text)
                : PlainFields.tree(text);
    }
}
