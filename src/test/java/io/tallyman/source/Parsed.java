package io.tallyman.source;

import io.tallyman.event.Event;
import io.tallyman.event.Feed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What a source makes of lines of text: each line is one record. */
public final class Parsed {

    private Parsed() {}

    /** A feed from node-1 of the cluster lab. */
    public static Feed feed(Source source) {
        return new Feed("test.log", source.logSource(), "node-1", "lab", "");
    }

    public static List<Reading> readings(Source source, String... lines) {
        var readings = new ArrayList<Reading>();
        var parser = source.open(feed(source));
        for (int i = 0; i < lines.length; i++) {
            parser.accept(RawRecord.of(lines[i], i + 1), readings::add);
        }
        parser.end(readings::add);
        return readings;
    }

    public static List<Event> events(Source source, String... lines) {
        var events = new ArrayList<Event>();
        for (var reading : readings(source, lines)) {
            if (reading instanceof Reading.Events read) {
                events.addAll(read.events());
            } else {
                throw new AssertionError("rejected: " + reading);
            }
        }
        return events;
    }

    /** The only event of these lines. */
    public static Event event(Source source, String... lines) {
        var events = events(source, lines);
        if (events.size() != 1) {
            throw new AssertionError("not one event: " + events);
        }
        return events.get(0);
    }

    public static boolean recognises(Source source, String... lines) {
        return source.recognises(
                List.of(lines).stream().map(line -> RawRecord.of(line, 1)).toList());
    }

    public static String[] lines(Path file) {
        try {
            return Files.readAllLines(file).toArray(String[]::new);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
