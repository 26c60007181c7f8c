package io.tallyman.source.auditd;

import io.tallyman.event.Feed;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The calls of one node whose records are still coming in. Records of one event share time and serial, may stand in any
 * order and mixed with those of others, and their last one may be missing. So a call is handed on when it is complete; or
 * when another one has come whose serial is {@value #SERIALS_BEHIND} ahead or whose time is 2 s ahead; or at the end. No
 * more than {@value #MOST_OPEN} are held.
 */
final class OpenCalls {

    static final int SERIALS_BEHIND = 256;
    static final int MOST_OPEN = 128;
    private static final long MILLIS_BEHIND = 2_000;

    private final Feed feed;
    private final List<AuditedCall> open = new ArrayList<>(MOST_OPEN);
    private long latestMillis;
    private long latestSerial;

    OpenCalls(Feed feed) {
        this.feed = feed;
    }

    /** The call with this stamp, opened now if it is not open. Calls that have fallen behind are handed on first. */
    AuditedCall at(long millis, long serial, long line, Consumer<AuditedCall> done) {
        for (int i = open.size() - 1; i >= 0; i--) {
            var call = open.get(i);
            if (call.serial == serial && call.millis == millis) {
                return call;
            }
        }
        if (millis >= latestMillis) {
            latestMillis = millis;
            latestSerial = serial;
        }
        flush(done);
        var call = new AuditedCall(feed, line, millis, serial);
        open.add(call);
        return call;
    }

    /** Whether this stamp is open: an end record without the rest opens nothing. */
    boolean holds(long millis, long serial) {
        for (int i = open.size() - 1; i >= 0; i--) {
            if (open.get(i).serial == serial && open.get(i).millis == millis) {
                return true;
            }
        }
        return false;
    }

    void close(AuditedCall call, Consumer<AuditedCall> done) {
        open.remove(call);
        done.accept(call);
    }

    void end(Consumer<AuditedCall> done) {
        open.forEach(done);
        open.clear();
    }

    private void flush(Consumer<AuditedCall> done) {
        for (int i = 0; i < open.size(); ) {
            var call = open.get(i);
            if (hasFallenBehind(call) || open.size() >= MOST_OPEN) {
                open.remove(i);
                done.accept(call);
            } else {
                i++;
            }
        }
    }

    private boolean hasFallenBehind(AuditedCall call) {
        return latestMillis - call.millis > MILLIS_BEHIND || latestSerial - call.serial > SERIALS_BEHIND;
    }
}
