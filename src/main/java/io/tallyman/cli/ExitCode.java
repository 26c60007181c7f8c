package io.tallyman.cli;

/** What the program's exit says. */
final class ExitCode {

    /** Ran to the end; for {@code test} and {@code check}: all is good. */
    static final int GOOD = 0;
    /** {@code test} or {@code check} found something, or {@code detect --fail-on-alert} raised an alert. */
    static final int FOUND = 1;
    /** Bad usage, rules or tunables. */
    static final int USAGE = 2;
    /** An input could not be opened, or with {@code --strict} a record could not be read. */
    static final int INPUT = 3;
    /** The program has a fault. */
    static final int FAULT = 70;

    private ExitCode() {}
}
