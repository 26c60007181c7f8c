package io.tallyman.source.auditd;

import io.tallyman.event.Event;
import io.tallyman.event.Feed;
import io.tallyman.source.RawRecord;
import io.tallyman.source.Reading;
import io.tallyman.source.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What a source made of a log. */
record Read(List<Event> events, List<Reading.Rejected> rejected) {

    static Read lines(Source source, String... lines) {
        return of(source, String.join("\n", lines));
    }

    static Read file(Source source, Path file) {
        try {
            return of(source, Files.readString(file, StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Read of(Source source, String log) {
        var read = new Read(new ArrayList<>(), new ArrayList<>());
        var parser = source.open(new Feed("log", source.logSource(), "host", "", ""));
        long line = 0;
        for (var text : log.split("\n", -1)) {
            var bytes = text.getBytes(StandardCharsets.ISO_8859_1);
            var padded = new byte[bytes.length + 8];
            System.arraycopy(bytes, 0, padded, 4, bytes.length);
            parser.accept(new RawRecord(padded, 4, bytes.length, ++line), read::take);
            Arrays.fill(padded, (byte) '#');
        }
        parser.end(read::take);
        return read;
    }

    private void take(Reading reading) {
        if (reading instanceof Reading.Events good) {
            events.addAll(good.events());
        } else if (reading instanceof Reading.Rejected bad) {
            rejected.add(bad);
        }
    }

    <T> List<T> all(Class<T> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
