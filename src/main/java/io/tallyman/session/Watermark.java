package io.tallyman.session;

import io.tallyman.event.EventTime;
import io.tallyman.event.Feed;
import io.tallyman.tunable.AllowedLateness;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * How far event time has certainly come: for each feed its highest event time less what its source is allowed to be late,
 * and over the feeds the least of them. It never goes back. A feed that was opened and has said nothing holds it where it
 * is; one that is closed holds nothing.
 */
final class Watermark {

    private final AllowedLateness lateness;
    private final Map<Feed, Instant> marks = new HashMap<>();
    private Instant now = Instant.MIN;
    private boolean stale;

    Watermark(AllowedLateness lateness) {
        this.lateness = lateness;
    }

    void open(Feed feed) {
        stale |= marks.putIfAbsent(feed, Instant.MIN) == null;
    }

    void close(Feed feed) {
        stale |= marks.remove(feed) != null;
    }

    /** A record of that time was read, or lies next in the feed. */
    void observe(Feed feed, EventTime time) {
        if (!time.isKnown()) {
            return;
        }
        var mark = time.instant().minus(lateness.of(feed.logSource()));
        var known = marks.get(feed);
        if (known == null || known.isBefore(mark)) {
            marks.put(feed, mark);
            stale |= known == null || !known.isAfter(now);
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
                least = mark.isBefore(least) ? mark : least;
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
