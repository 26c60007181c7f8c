package io.tallyman.source.tallyman;

import io.tallyman.event.Feed;
import org.jspecify.annotations.Nullable;

/** The feeds of which records were read lately, so that records of one feed share it. Belongs to one reader. */
final class RecentFeeds {

    private static final int SLOTS = 1 << 10;

    private final @Nullable Feed[] slots = new @Nullable Feed[SLOTS];

    Feed of(String file, String logSource, String host, String cluster, String account) {
        int hash = 31 * (31 * host.hashCode() + file.hashCode()) + logSource.hashCode();
        int slot = (hash ^ hash >>> 15) & SLOTS - 1;
        var known = slots[slot];
        if (known != null
                && known.file().equals(file)
                && known.logSource().equals(logSource)
                && known.host().equals(host)
                && known.cluster().equals(cluster)
                && known.account().equals(account)) {
            return known;
        }
        var made = new Feed(file, logSource, host, cluster, account);
        slots[slot] = made;
        return made;
    }
}
