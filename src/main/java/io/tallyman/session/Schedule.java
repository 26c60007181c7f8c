package io.tallyman.session;

import java.time.Instant;
import java.util.PriorityQueue;

/**
 * When chains must be looked at again, in order of time. Each has one look to come, not later than it is wanted: where more
 * was learnt meanwhile it is put off when its time comes.
 */
final class Schedule {

    /** A look at a chain. There is one for each that is open, so the time is kept in parts. */
    static final class Due implements Comparable<Due> {
        private final long second;
        private final int nano;
        final String key;

        private Due(Instant time, String key) {
            this.second = time.getEpochSecond();
            this.nano = time.getNano();
            this.key = key;
        }

        /* Negative, zero or positive where its time is earlier, the same or later. */
        private int compareTime(long otherSecond, int otherNano) {
            return second != otherSecond ? Long.compare(second, otherSecond) : Integer.compare(nano, otherNano);
        }

        private boolean isBefore(Instant time) {
            return compareTime(time.getEpochSecond(), time.getNano()) < 0;
        }

        private boolean isAfter(Instant time) {
            return compareTime(time.getEpochSecond(), time.getNano()) > 0;
        }

        /** By time, then by key. */
        @Override
        public int compareTo(Due other) {
            var byTime = compareTime(other.second, other.nano);
            return byTime != 0 ? byTime : key.compareTo(other.key);
        }
    }

    private final PriorityQueue<Due> due = new PriorityQueue<>();
    private final Deadlines deadlines;

    Schedule(Deadlines deadlines) {
        this.deadlines = deadlines;
    }

    /** Looks at a new chain soon enough, whenever it turns out to have started. */
    void opened(Chain chain) {
        var time = chain.lastEvent;
        add(chain, time.equals(Instant.MIN) ? time : deadlines.settled(time));
    }

    /** Looks at a chain when that is wanted next, as far as is known now. */
    void plan(Chain chain) {
        var wanted = wanted(chain);
        if (chain.due == null || chain.due.isAfter(wanted)) {
            add(chain, wanted);
        }
    }

    private void add(Chain chain, Instant time) {
        chain.due = new Due(time, chain.key);
        due.add(chain.due);
    }

    /*
     * When a chain is to be looked at: when its start is settled, and when its window is closed. One that nothing tells the
     * start of, when its last event can complete nothing any more.
     */
    private Instant wanted(Chain chain) {
        var start = chain.start;
        if (start == null) {
            var last = chain.lastEvent;
            return last.equals(Instant.MIN) ? last : deadlines.closed(chain.kind, last);
        }
        return chain.settled ? deadlines.closed(chain.kind, start) : deadlines.settled(start);
    }

    boolean isDue(Instant watermark) {
        var next = due.peek();
        return next != null && !next.isAfter(watermark);
    }

    /** Takes the first look out; there must be one. */
    Due remove() {
        return due.remove();
    }

    /**
     * Takes up a look that is due; the chain then has none to come until another is planned.
     *
     * @return whether it is wanted: an outdated one is not, and one that comes too early is put off
     */
    boolean takeUp(Due look, Chain chain) {
        if (chain.due != look) {
            return false;
        }
        chain.due = null;
        if (look.isBefore(wanted(chain))) {
            plan(chain);
            return false;
        }
        return true;
    }
}
