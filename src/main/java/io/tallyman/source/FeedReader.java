package io.tallyman.source;

import io.tallyman.event.Feed;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The readings of one feed, a record at a time: whoever merges feeds asks the one that is behind. Counts what it hands
 * on. Not thread-safe.
 */
public final class FeedReader implements Closeable {

    private final Feed feed;
    private final RecordReader reader;
    private final RecordParser parser;
    private final Rejections rejections = new Rejections();
    /** What the parser made of the record at hand. */
    private final List<Reading> made = new ArrayList<>();

    private final Consumer<Reading> making = made::add;
    private final Consumer<RawRecord> parsing = this::parse;
    private final Consumer<Reading.Rejected> rejecting = this::handOn;
    private Consumer<Reading> readings = reading -> {};
    private long records;
    private long events;
    private boolean ended;

    private FeedReader(Feed feed, RecordReader reader, RecordParser parser) {
        this.feed = feed;
        this.reader = reader;
        this.parser = parser;
    }

    /** Opens a feed whose records are of this source. */
    public static FeedReader open(Feed feed, Source source, Opening bytes) throws IOException {
        var named = feed.withLogSource(source.logSource());
        return new FeedReader(named, new RecordReader(bytes.open(), source.framing()), source.open(named));
    }

    /**
     * Reads one record and hands on what came of it: nothing, one or several readings. At the end of the feed what the
     * parser still held. False when all was handed on before.
     */
    public boolean next(Consumer<Reading> into) {
        if (ended) {
            return false;
        }
        readings = into;
        if (!reader.next(parsing, rejecting)) {
            ended = true;
            guarded(records, () -> parser.end(making));
        }
        return true;
    }

    private void parse(RawRecord record) {
        records++;
        guarded(record.line(), () -> parser.accept(record, making));
    }

    /* A bug of a parser costs the record, not the stream: this is the outermost loop over what others wrote. */
    private void guarded(long line, Runnable work) {
        made.clear();
        try {
            work.run();
        } catch (RuntimeException fault) {
            made.add(new Reading.Rejected(
                    line, "the parser failed on this record (%s), which is a fault of the program".formatted(fault)));
        }
        made.forEach(this::handOn);
    }

    private void handOn(Reading reading) {
        if (reading instanceof Reading.Events read) {
            events += read.events().size();
        } else if (reading instanceof Reading.Rejected rejected) {
            rejections.add(rejected);
        }
        readings.accept(reading);
    }

    /** The feed, under the name of its source. */
    public Feed feed() {
        return feed;
    }

    /** What was read until now. */
    public Counts counts() {
        return new Counts(records, events, rejections.total(), rejections.byReason(), rejections.first());
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }

    /** Where a feed's bytes come from. */
    @FunctionalInterface
    public interface Opening {
        InputStream open() throws IOException;
    }

    /**
     * What was read of a feed.
     *
     * @param records that a parser was given; what could not be cut into a record is only in {@code rejected}
     * @param events that came of them
     * @param rejected all rejections
     * @param byReason the rejections by their reasons, in order of first appearance; beyond 100 reasons the others as one
     * @param first the first 20 rejections
     */
    public record Counts(
            long records, long events, long rejected, Map<String, Long> byReason, List<Reading.Rejected> first) {
        public Counts {
            byReason = Collections.unmodifiableMap(new LinkedHashMap<>(byReason));
            first = List.copyOf(first);
        }
    }
}
