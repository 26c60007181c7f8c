package io.tallyman.source.docker;

import io.tallyman.event.Feed;
import io.tallyman.event.Origin;
import io.tallyman.source.RawRecord;
import io.tallyman.source.Reading;
import io.tallyman.source.RecordParser;
import io.tallyman.source.Source;
import io.tallyman.source.Times;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/*
 * A line is "TIME TYPE ACTION ID (KEY=VALUE, KEY=VALUE)". Nothing in it is quoted: an action may hold a whole command,
 * and the attributes hold labels that whoever built the image chose, with commas, parentheses and equal signs as they
 * please. So the id is taken at the first place where one can stand, ahead of all labels; and an attribute that seems
 * to be there twice is not believed at all.
 */
/** What {@code docker events} prints: a line an event. Reads also the lines of releases before 1.10. */
public final class DockerEventsText implements Source {

    private static final String TIME = "(\\d{4}-\\d\\d-\\d\\dT\\S+)";
    private static final Pattern PLAIN = Pattern.compile(TIME
            + " (container|image|network|volume|daemon|plugin|builder|service|node|secret|config)"
            + " ([a-z_-]+) (\\S+)(?: \\((.*)\\))?");
    private static final Pattern WITH_TEXT = Pattern.compile(TIME
            + " (container) ([a-z_]+: ?.*?) ([0-9a-f]{12,64}|[0-9a-f]{3,}\\.\\.\\.[0-9a-f]+|\\S+(?= \\([^()]*\\)$))"
            + " \\((.*)\\)");
    private static final Pattern FIRST = Pattern.compile(TIME + " (\\S+): (?:\\(from ([^)]*)\\) )?([a-z_]+(?:: .*)?)");

    @Override
    public String logSource() {
        return "docker:events";
    }

    @Override
    public String format() {
        return "Docker events, the text of docker events";
    }

    @Override
    public Framing framing() {
        return Framing.LINES;
    }

    @Override
    public boolean recognises(List<RawRecord> sample) {
        var ours = sample.stream()
                .map(record -> record.text().strip())
                .filter(line -> PLAIN.matcher(line).matches()
                        || WITH_TEXT.matcher(line).matches()
                        || (line.contains(": (from ") && FIRST.matcher(line).matches()))
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
        var text = record.text().strip();
        for (var pattern : List.of(PLAIN, WITH_TEXT)) {
            var line = pattern.matcher(text);
            if (line.matches()) {
                var attributes = group(line, 5);
                return read(feed, record, line, group(line, 2), group(line, 3), group(line, 4), attributes);
            }
        }
        var first = FIRST.matcher(text);
        if (first.matches()) {
            var action = group(first, 4);
            var image = "image=" + group(first, 3);
            return read(feed, record, first, DockerEvent.typeOf(action), action, group(first, 2), image);
        }
        return new Reading.Rejected(
                record.line(), "not a line of docker events; expected a time, a type, an action and an id.");
    }

    private static Reading read(
            Feed feed, RawRecord record, Matcher line, String type, String action, String id, String attributes) {
        var time = Times.iso(line.group(1));
        if (time.isEmpty()) {
            return new Reading.Rejected(
                    record.line(), "%s is no time; expected one in RFC 3339.".formatted(line.group(1)));
        }
        return new DockerEvent(
                        time.get(),
                        new Origin(feed, record.line()),
                        type,
                        action,
                        id,
                        attribute(attributes, "image"),
                        attribute(attributes, "name"))
                .read();
    }

    /** The attribute's value; empty where it is absent or seems to be there twice. */
    private static String attribute(String attributes, String key) {
        var begin = key + "=";
        var found = next(attributes, begin, 0);
        if (found < 0 || next(attributes, begin, found + begin.length()) >= 0) {
            return "";
        }
        var from = found + begin.length();
        var end = attributes.indexOf(", ", from);
        return attributes.substring(from, end < 0 ? attributes.length() : end);
    }

    /** Where an attribute begins so from this position on: in front of all or behind a comma. */
    private static int next(String attributes, String begin, int from) {
        var at = attributes.indexOf(begin, from);
        while (at > 0 && !attributes.startsWith(", ", at - 2)) {
            at = attributes.indexOf(begin, at + 1);
        }
        return at;
    }

    private static String group(Matcher line, int number) {
        var text = line.group(number);
        return text == null ? "" : text;
    }
}
