package io.tallyman.session;

import io.tallyman.event.EventTime;
import io.tallyman.event.Feed;
import io.tallyman.tunable.AllowedLateness;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How far event time has certainly come: for each feed its highest event time less what its source is allowed to be late,
 * and over the feeds the least of them. It never goes back. A feed that was opened and has said nothing holds it where it
 * is; one that is closed holds nothing.
 */
final class Watermark {

    /* Where one feed stands. */
    private static final class Mark {
        private final Feed feed;
        private final Duration lateness;
        private Instant time = Instant.MIN;

        private Mark(Feed feed, Duration lateness) {
            this.feed = feed;
            this.lateness = lateness;
        }
    }

    private final AllowedLateness lateness;
    private final Map<Feed, Mark> marks = new HashMap<>();
    /** The feed that spoke last: mostly it speaks again. */
    private @Nullable Mark last;

    private Instant now = Instant.MIN;
    private boolean stale;

    Watermark(AllowedLateness lateness) {
        this.lateness = lateness;
    }

    void open(Feed feed) {
        mark(feed);
    }

    private Mark mark(Feed feed) {
        if (last != null && last.feed.equals(feed)) {
            return last;
        }
        var known = marks.get(feed);
        if (known == null) {
            known = new Mark(feed, lateness.of(feed.logSource()));
            marks.put(feed, known);
            stale = true;
        }
        last = known;
        return known;
    }

    void close(Feed feed) {
        stale |= marks.remove(feed) != null;
        last = null;
    }

    /** A record of that time was read, or lies next in the feed. */
    void observe(Feed feed, EventTime time) {
        if (!time.isKnown()) {
            return;
        }
        var mark = mark(feed);
        var reached = time.instant().minus(mark.lateness);
        if (mark.time.isBefore(reached)) {
            stale |= !mark.time.isAfter(now);
            mark.time = reached;
        }
    }

    /** Whoever knows better says that nothing earlier will come. */
    void advanceTo(Instant instant) {
        now = instant.isAfter(now) ? instant : now;
    }

    Instant now() {
        if (stale && !marks.isEmpty()) {
            var least = Instant.MAX;
            for (var mark : marks.values()) {
                least = mark.time.isBefore(least) ? mark.time : least;
            }
            advanceTo(least);
            stale = false;
        }
        return now;
    }

    /** Whether a record comes later than its source is allowed to. */
    boolean isLate(EventTime time) {
        return time.isKnown() && time.instant().isBefore(now);
    }
}
