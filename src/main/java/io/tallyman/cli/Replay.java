package io.tallyman.cli;

import io.tallyman.event.Event;
import io.tallyman.event.EventTime;
import io.tallyman.event.Feed;
import io.tallyman.source.FeedReader;
import io.tallyman.source.Reading;
import java.io.IOException;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.BiConsumer;

/**
 * Reads feeds and merges them by event time.
 *
 * <p>It holds a bounded number of events over all feeds, so that a feed that is not in the order of its events comes out
 * in order as far as they reach. What comes later than that goes on late; what becomes of it is the detector's matter.
 */
final class Replay {

    /** So many events are held over all feeds. */
    static final int HELD = 200_000;

    private final List<Backlog> backlogs;
    private final Runnable afterRecord;

    /**
     * @param rejections is told of each record that could not be read
     * @param afterRecord is run for each record that was read
     */
    Replay(List<FeedReader> feeds, BiConsumer<Feed, Reading.Rejected> rejections, Runnable afterRecord) {
        this.backlogs =
                feeds.stream().map(feed -> new Backlog(feed, rejections)).toList();
        this.afterRecord = afterRecord;
    }

    /** Takes the merged events. Every feed is opened before the first event of any. */
    interface Sink {

        void open(Feed feed);

        /** The feed has nothing before this. */
        void observe(Feed feed, EventTime time);

        /**
         * The next event.
         *
         * @param feed the log that it was read from, which need not be the one it names as its origin
         */
        void accept(Feed feed, Event event) throws IOException;

        void close(Feed feed) throws IOException;
    }

    /** Runs to the end of all feeds. */
    void into(Sink sink) throws IOException {
        backlogs.forEach(backlog -> sink.open(backlog.feed()));
        var waiting = new PriorityQueue<Backlog>(Math.max(1, backlogs.size()));
        int share = HELD / Math.max(1, backlogs.size());
        for (var backlog : backlogs) {
            goOn(backlog, share, waiting, sink);
        }
        while (!waiting.isEmpty()) {
            share = HELD / waiting.size();
            var earliest = waiting.remove();
            var event = earliest.poll();
            if (event != null) {
                sink.accept(earliest.feed(), event);
            }
            goOn(earliest, share, waiting, sink);
        }
    }

    private void goOn(Backlog backlog, int share, PriorityQueue<Backlog> waiting, Sink sink) throws IOException {
        backlog.fill(Math.max(1, share), afterRecord);
        var next = backlog.peek();
        if (next == null) {
            backlog.close();
            sink.close(backlog.feed());
            return;
        }
        sink.observe(backlog.feed(), next.time());
        waiting.add(backlog);
    }
}
