package io.tallyman.cli;

import io.tallyman.event.Event;
import io.tallyman.event.Feed;
import io.tallyman.source.FeedReader;
import io.tallyman.source.Reading;
import io.tallyman.tunable.Tunables;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A scenario's events, read once so that they can be delivered in many orders. */
record Script(Scenario scenario, Tunables tunables, List<Log> logs) {

    Script {
        logs = List.copyOf(logs);
    }

    /** One feed with its events as they lie in the file. */
    record Log(Feed feed, List<Event> events) {
        Log {
            events = List.copyOf(events);
        }
    }

    static Script of(Path folder) {
        return of(Scenario.read(folder));
    }

    static Script of(Scenario scenario) {
        try (var feeds = Played.open(scenario)) {
            var logs = feeds.readers().stream().map(Script::read).toList();
            return new Script(scenario, Played.setup().tunables(scenario.tunables()), logs);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Log read(FeedReader reader) {
        var events = new ArrayList<Event>();
        var more = true;
        while (more) {
            more = reader.next(reading -> {
                if (reading instanceof Reading.Events read) {
                    events.addAll(read.events());
                }
            });
        }
        return new Log(reader.feed(), events);
    }
}
