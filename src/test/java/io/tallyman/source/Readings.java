package io.tallyman.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallyman.event.Event;
import io.tallyman.event.Feed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** What a source makes of the lines of a log. */
public record Readings(List<Reading> all) {

    public static Readings of(Source source, String text) {
        return of(source, new Feed("log", source.logSource(), "", "", ""), text);
    }

    public static Readings of(Source source, Feed feed, String text) {
        var readings = new ArrayList<Reading>();
        var parser = source.open(feed);
        records(text).forEach(record -> parser.accept(record, readings::add));
        parser.end(readings::add);
        return new Readings(readings);
    }

    public static List<RawRecord> records(String text) {
        var records = new ArrayList<RawRecord>();
        long line = 0;
        for (var content : text.split("\n", -1)) {
            line++;
            if (!content.isBlank()) {
                records.add(RawRecord.of(content, line));
            }
        }
        return records;
    }

    /** A file's text, unzipped where its name ends so. */
    public static String text(Path path) {
        try (var in = Files.newInputStream(path)) {
            var bytes = path.toString().endsWith(".gz") ? new GZIPInputStream(in).readAllBytes() : in.readAllBytes();
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    public List<Event> events() {
        return all.stream()
                .filter(Reading.Events.class::isInstance)
                .flatMap(reading -> ((Reading.Events) reading).events().stream())
                .toList();
    }

    public List<String> reasons() {
        return all.stream()
                .filter(Reading.Rejected.class::isInstance)
                .map(reading -> ((Reading.Rejected) reading).reason())
                .toList();
    }

    public long nothings() {
        return all.stream().filter(Reading.NOTHING::equals).count();
    }

    /** The one event, with nothing rejected. */
    public <E extends Event> E only(Class<E> type) {
        assertThat(reasons()).isEmpty();
        assertThat(events()).hasSize(1).hasOnlyElementsOfType(type);
        return type.cast(events().get(0));
    }
}
