package io.tallyman.oracle;

import io.tallyman.event.Event;
import io.tallyman.event.Feed;
import io.tallyman.source.FeedReader;
import io.tallyman.source.Reading;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A world's logs as the program's own parsers read them, so that they can be delivered in many orders.
 *
 * @param feeds in the order of the logs
 */
record Recording(List<RawLog> logs, List<Heard> feeds) {

    Recording {
        logs = List.copyOf(logs);
        feeds = List.copyOf(feeds);
    }

    /** One feed with what came of its records, in the order of the file. */
    record Heard(Feed feed, List<Group> groups) {}

    /** The events of one record. */
    record Group(Feed feed, List<Event> events) {

        Instant time() {
            return events.get(0).time().instant();
        }

        boolean isTimed() {
            return events.get(0).time().isKnown();
        }
    }

    static Recording of(List<RawLog> logs) {
        return new Recording(logs, logs.stream().map(Recording::read).toList());
    }

    private static Heard read(RawLog log) {
        var groups = new ArrayList<Group>();
        try (var reader = FeedReader.open(log.feed(), log.source(), () -> new ByteArrayInputStream(log.bytes()))) {
            var more = true;
            while (more) {
                more = reader.next(reading -> take(log, reading, reader.feed(), groups));
            }
            return new Heard(reader.feed(), groups);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static void take(RawLog log, Reading reading, Feed feed, List<Group> groups) {
        if (reading instanceof Reading.Rejected rejected) {
            throw new IllegalStateException("%s:%d of a made-up world cannot be read: %s%n%s"
                    .formatted(log.file(), rejected.line(), rejected.reason(), log.text()));
        }
        if (reading instanceof Reading.Events read && !read.events().isEmpty()) {
            groups.add(new Group(feed, read.events()));
        }
    }
}
