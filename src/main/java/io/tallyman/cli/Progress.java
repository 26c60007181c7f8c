package io.tallyman.cli;

import java.time.Duration;

/** Says on a terminal how far a long replay has come, on one line that it writes anew. */
final class Progress implements Runnable {

    private static final int LOOK_AT_CLOCK = 1 << 12;
    private static final long BEGIN = Duration.ofSeconds(1).toNanos();
    private static final long AGAIN = Duration.ofMillis(250).toNanos();
    private static final String NEW_LINE = "\r\u001b[K";

    private final Environment environment;
    private final boolean isShown;
    private final long started;
    private long next;
    private long records;
    private boolean hasLine;

    Progress(Environment environment, boolean isQuiet) {
        this.environment = environment;
        this.isShown = !isQuiet && environment.errIsTerminal();
        this.started = environment.nanoTime().getAsLong();
        this.next = BEGIN;
    }

    /** One more record was read. */
    @Override
    public void run() {
        records++;
        if (isShown && records % LOOK_AT_CLOCK == 0) {
            var taken = taken();
            if (taken.toNanos() >= next) {
                next = taken.toNanos() + AGAIN;
                hasLine = true;
                environment.err().printf("%s%,d records, %d s", NEW_LINE, records, taken.toSeconds());
                environment.err().flush();
            }
        }
    }

    /** Makes room for other output. */
    void clear() {
        if (hasLine) {
            environment.err().print(NEW_LINE);
            environment.err().flush();
            hasLine = false;
        }
    }

    Duration taken() {
        return Duration.ofNanos(environment.nanoTime().getAsLong() - started);
    }
}
