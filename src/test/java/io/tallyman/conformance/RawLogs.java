package io.tallyman.conformance;

import io.tallyman.event.Event;
import io.tallyman.event.Feed;
import io.tallyman.source.FeedReader;
import io.tallyman.source.Peek;
import io.tallyman.source.Reading;
import io.tallyman.source.Recognition;
import io.tallyman.source.Sources;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Raw records, read as the program reads files. */
final class RawLogs {

    private static final Sources SOURCES = Sources.shipped();

    private RawLogs() {}

    /** The events in these lines of one host's log; a rejected line fails. */
    static List<Event> read(String logSource, String host, String... lines) {
        var events = new ArrayList<Event>();
        for (var reading : readings(logSource, host, lines)) {
            if (reading instanceof Reading.Rejected rejected) {
                throw new AssertionError("line %d: %s".formatted(rejected.line(), rejected.reason()));
            }
            events.addAll(((Reading.Events) reading).events());
        }
        return events;
    }

    static List<Reading> readings(String logSource, String host, String... lines) {
        var bytes = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
        var feed = new Feed(logSource + ".log", logSource, host, "lab", "");
        var readings = new ArrayList<Reading>();
        try {
            var peek = Peek.of(new ByteArrayInputStream(bytes));
            if (!(SOURCES.recognise(logSource, peek) instanceof Recognition.Recognised recognised)) {
                throw new AssertionError("not recognised as " + logSource);
            }
            try (var reader = FeedReader.open(feed, recognised.source(), peek::whole)) {
                var more = true;
                while (more) {
                    more = reader.next(readings::add);
                }
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return readings;
    }
}
