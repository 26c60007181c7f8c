package io.tallyman.source;

import io.tallyman.event.Feed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What recognition and reading make of one file, as for a path that {@code detect} is given.
 *
 * @param events the events by their types
 */
record LogFileReading(
        Path file,
        Recognition recognition,
        long records,
        Map<String, Integer> events,
        List<Reading.Rejected> rejected) {

    static LogFileReading of(Path file, Sources sources) {
        try (var bytes = Files.newInputStream(file)) {
            var peek = Peek.of(bytes);
            var recognition = sources.recognise(peek);
            return recognition instanceof Recognition.Recognised recognised
                    ? read(file, recognised, peek)
                    : new LogFileReading(file, recognition, 0, Map.of(), List.of());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static LogFileReading read(Path file, Recognition.Recognised recognised, Peek peek) throws IOException {
        var events = new TreeMap<String, Integer>();
        var rejected = new ArrayList<Reading.Rejected>();
        var feed = new Feed(file.toString(), "", "", "", "");
        try (var reader = FeedReader.open(feed, recognised.source(), peek::whole)) {
            boolean more = true;
            while (more) {
                more = reader.next(reading -> {
                    if (reading instanceof Reading.Events read) {
                        read.events()
                                .forEach(event -> events.merge(event.getClass().getSimpleName(), 1, Integer::sum));
                    } else if (reading instanceof Reading.Rejected reason) {
                        rejected.add(reason);
                    }
                });
            }
            return new LogFileReading(file, recognised, reader.counts().records(), events, rejected);
        }
    }

    /** The files below a folder, by name. */
    static List<Path> below(Path folder) {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
