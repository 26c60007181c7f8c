package io.tallyman.cli;

import io.tallyman.event.Event;
import io.tallyman.event.Feed;
import io.tallyman.source.FeedReader;
import io.tallyman.source.Reading;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The events of one feed that were read and not handed on, earliest first.
 *
 * <p>Most logs are nearly sorted. So an event that is not before the last one joins a plain queue, and only the others
 * cost a heap.
 */
final class Backlog implements Comparable<Backlog> {

    /** Of two events of one time by place, so that nothing depends on the order in which feeds were named. */
    private static final Comparator<Entry> BY_PLACE = Comparator.<Entry, String>comparing(
                    entry -> entry.event.origin().logSource())
            .thenComparing(entry -> entry.event.origin().feed().file())
            .thenComparingLong(entry -> entry.event.origin().line())
            .thenComparingLong(Entry::ordinal);

    private final FeedReader reader;
    private final ArrayDeque<Entry> queue = new ArrayDeque<>();
    private final PriorityQueue<Entry> stragglers = new PriorityQueue<>();
    private final Consumer<Reading> keeping = this::keep;
    private final BiConsumer<Feed, Reading.Rejected> rejections;
    private long ordinal;

    Backlog(FeedReader reader, BiConsumer<Feed, Reading.Rejected> rejections) {
        this.reader = reader;
        this.rejections = rejections;
    }

    private record Entry(Event event, long ordinal) implements Comparable<Entry> {
        @Override
        public int compareTo(Entry other) {
            var byTime = event.time().instant().compareTo(other.event.time().instant());
            return byTime != 0 ? byTime : BY_PLACE.compare(this, other);
        }
    }

    Feed feed() {
        return reader.feed();
    }

    /** Reads until so many events are held, or the feed ends. */
    void fill(int size, Runnable afterRecord) {
        while (queue.size() + stragglers.size() < size && reader.next(keeping)) {
            afterRecord.run();
        }
    }

    private void keep(Reading reading) {
        if (reading instanceof Reading.Events read) {
            for (var event : read.events()) {
                var entry = new Entry(event, ordinal++);
                var last = queue.peekLast();
                (last == null || last.compareTo(entry) <= 0 ? queue : stragglers).add(entry);
            }
        } else if (reading instanceof Reading.Rejected rejected) {
            rejections.accept(feed(), rejected);
        }
    }

    /** The earliest event; null where none is held. */
    @Nullable
    Event peek() {
        var first = isStragglerFirst() ? stragglers.peek() : queue.peek();
        return first == null ? null : first.event;
    }

    private boolean isStragglerFirst() {
        var queued = queue.peek();
        var straggler = stragglers.peek();
        return straggler != null && (queued == null || straggler.compareTo(queued) < 0);
    }

    /** Takes the earliest event out; null where none is held. */
    @Nullable
    Event poll() {
        var first = isStragglerFirst() ? stragglers.poll() : queue.poll();
        return first == null ? null : first.event;
    }

    /** By the earliest event; both hold one. */
    @Override
    public int compareTo(Backlog other) {
        var mine = isStragglerFirst() ? stragglers.peek() : queue.peek();
        var others = other.isStragglerFirst() ? other.stragglers.peek() : other.queue.peek();
        if (mine == null || others == null) {
            throw new IllegalStateException("A feed without events is closed, not compared.");
        }
        var byEvent = mine.compareTo(others);
        return byEvent != 0 ? byEvent : feed().file().compareTo(other.feed().file());
    }

    void close() throws IOException {
        reader.close();
    }
}
