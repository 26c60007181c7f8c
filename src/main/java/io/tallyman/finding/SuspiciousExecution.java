package io.tallyman.finding;

import io.tallyman.event.Attributable;
import io.tallyman.event.ContainerIdentified;
import io.tallyman.event.ProcessExecuted;
import java.util.Optional;

/**
 * A suspicious command ran in the container within TimeWindow of its start (step 4).
 *
 * @param start the start it follows
 * @param execution the record of it
 * @param grade what kind of command it is
 */
public record SuspiciousExecution(SuspectStart start, ProcessExecuted execution, Grade grade) implements Finding {

    /** What a command is known for, the mildest first. */
    public enum Grade {
        /** What a rule of one's own looks for. */
        OTHER(0, "ran a suspicious command"),
        /** A binary of SuspiciousBinaries with a destination outside the approved networks. */
        OUTBOUND(1, "ran a listed binary with an outbound argument"),
        /** Known proxyware, which sells the machine's bandwidth. */
        PROXYWARE(2, "ran known proxyware"),
        /** Downloaded or decoded content goes into an interpreter, or is made executable and run. */
        DOWNLOAD_RUN(3, "ran downloaded or decoded content"),
        /** A shell that talks to another machine. */
        REVERSE_SHELL(4, "opened a reverse shell"),
        /** A known miner. */
        MINER(5, "ran a known miner"),
        /** A command that names a blocked destination or a mining pool. */
        BLOCKED(6, "ran a command that names a blocked or mining destination");

        /** The higher, the graver. */
        final int gravity;

        final String clause;

        Grade(int gravity, String clause) {
            this.gravity = gravity;
            this.clause = clause;
        }
    }

    @Override
    public int step() {
        return 4;
    }

    @Override
    public ContainerIdentified subject() {
        return start.subject();
    }

    @Override
    public Optional<Attributable> proof() {
        return Optional.of(execution);
    }

    @Override
    public String summary() {
        return grade.clause + ": " + execution.commandLine();
    }

    @Override
    public int gravity() {
        return grade.gravity;
    }

    @Override
    public boolean isGrave() {
        return isBlocked();
    }

    /** Whether a blocked or mining destination was reached or named. */
    public boolean isBlocked() {
        return grade == Grade.BLOCKED;
    }
}
