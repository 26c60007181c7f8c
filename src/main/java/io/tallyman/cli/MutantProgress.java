package io.tallyman.cli;

import java.time.Duration;

/** Says on a terminal how many mutants have been tried, on one line that it writes anew. Several threads may tell it. */
final class MutantProgress {

    private static final String NEW_LINE = "\r\u001b[K";

    private final Environment environment;
    private final long began;
    private int found;
    private int tried;

    MutantProgress(Environment environment) {
        this.environment = environment;
        this.began = environment.nanoTime().getAsLong();
    }

    synchronized void found(int more) {
        found += more;
        show();
    }

    synchronized void tried() {
        tried++;
        show();
    }

    private void show() {
        if (environment.errIsTerminal()) {
            var taken = Duration.ofNanos(environment.nanoTime().getAsLong() - began);
            environment.err().printf("%s%d of %d mutants, %d s", NEW_LINE, tried, found, taken.toSeconds());
            environment.err().flush();
        }
    }

    /** Makes room for other output. */
    synchronized void clear() {
        if (environment.errIsTerminal()) {
            environment.err().print(NEW_LINE);
            environment.err().flush();
        }
    }
}
