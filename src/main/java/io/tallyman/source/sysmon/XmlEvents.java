package io.tallyman.source.sysmon;

import io.tallyman.event.Feed;
import io.tallyman.source.RawRecord;
import io.tallyman.source.Reading;
import io.tallyman.source.RecordParser;
import java.util.Locale;
import java.util.function.Consumer;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;

/** Gathers the lines of each {@code <Event>}, or takes the events of one line apart, and reads them. */
final class XmlEvents implements RecordParser {

    /** The longest event that is read, in characters. */
    static final int LONGEST = 1 << 20;

    /** How many events of one line may be malformed before the rest of the line is given up. */
    private static final int MOST_MALFORMED = 100;

    private static final String OPENS = "<Event";
    private static final String CLOSES = "</Event>";
    private static final int SHOWN = 40;

    private final Feed feed;
    private final XMLInputFactory readers = XmlRecord.factory();
    private final StringBuilder event = new StringBuilder();
    /** The line on which the open event begins; 0 where none is open. */
    private long begun;
    /** The rest of an event was given up: what stands before the next one is part of it. */
    private boolean lost;

    private int malformed;

    XmlEvents(Feed feed) {
        this.feed = feed;
    }

    @Override
    public void accept(RawRecord record, Consumer<Reading> readings) {
        var text = record.text();
        malformed = 0;
        int at = 0;
        while (at < text.length() && malformed < MOST_MALFORMED) {
            at = begun > 0 ? inside(text, at, record.line(), readings) : outside(text, at, record.line(), readings);
        }
        if (at < text.length()) {
            giveUp(record.line(), "The line has %d malformed events; its rest is not read.", MOST_MALFORMED, readings);
        }
        if (begun > 0) {
            event.append('\n');
        }
    }

    @Override
    public void end(Consumer<Reading> readings) {
        if (begun > 0) {
            giveUp(begun, "The event that begins here is not closed by the end; expected %s.", CLOSES, readings);
        }
    }

    /** Takes the open event up to its end, to the end of the line, or to where another begins; answers the place after it. */
    private int inside(String text, int from, long line, Consumer<Reading> readings) {
        int tag = text.indexOf('<', from);
        while (tag >= 0 && !text.startsWith(CLOSES, tag) && (begun == line || !opens(text, tag))) {
            tag = text.indexOf('<', tag + 1);
        }
        var closes = tag >= 0 && text.startsWith(CLOSES, tag);
        if (tag >= 0 && !closes) {
            giveUp(begun, "The event that begins here is not closed before the next; expected %s.", CLOSES, readings);
            return tag;
        }
        int to = closes ? tag + CLOSES.length() : text.length();
        if (event.length() + to - from > LONGEST) {
            giveUp(begun, "The event is longer than %d characters.", LONGEST, readings);
            return to;
        }
        event.append(text, from, to);
        if (closes) {
            readings.accept(read());
        }
        return to;
    }

    private Reading read() {
        var text = event.toString();
        long line = begun;
        event.setLength(0);
        begun = 0;
        try {
            return XmlRecord.read(readers, text).reading(feed, line);
        } catch (XMLStreamException bad) {
            malformed++;
            var reason = String.valueOf(bad.getMessage()).replaceAll("\\s+", " ");
            return new Reading.Rejected(
                    line, "The event is not well-formed XML (%s); expected an <Event> of Sysmon.".formatted(reason));
        }
    }

    /** Passes what stands between events; answers where the next begins, or the end of the line. */
    private int outside(String text, int from, long line, Consumer<Reading> readings) {
        int tag = text.indexOf('<', from);
        while (tag >= 0 && !opens(text, tag)) {
            tag = text.indexOf('<', tag + 1);
        }
        int to = tag < 0 ? text.length() : tag;
        var between = Markup.strip(text.substring(from, to));
        if (!between.isEmpty() && !lost && !(tag >= 0 && isHead(between))) {
            readings.accept(new Reading.Rejected(
                    line,
                    "Between events stands \"%s\"; expected <Event>."
                            .formatted(between.substring(0, Math.min(SHOWN, between.length())))));
        }
        if (tag >= 0) {
            begun = line;
            lost = false;
        }
        return to;
    }

    /** Whether it is the head of a line of syslog, as Sysmon for Linux writes. */
    private static boolean isHead(String text) {
        return text.endsWith(":")
                && text.length() < 256
                && text.toLowerCase(Locale.ROOT).contains("sysmon");
    }

    /** Whether an event begins there: {@code <EventData>} and {@code <Events>} begin alike. */
    static boolean opens(String text, int at) {
        int after = at + OPENS.length();
        return text.startsWith(OPENS, at)
                && (after == text.length() || text.charAt(after) == '>' || text.charAt(after) <= ' ');
    }

    private void giveUp(long line, String reason, Object value, Consumer<Reading> readings) {
        event.setLength(0);
        begun = 0;
        lost = true;
        readings.accept(new Reading.Rejected(line, reason.formatted(value)));
    }
}
