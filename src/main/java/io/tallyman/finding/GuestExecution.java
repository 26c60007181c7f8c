package io.tallyman.finding;

import io.tallyman.event.Attributable;
import io.tallyman.event.FirstBootPrograms;
import io.tallyman.event.GuestOutput;
import io.tallyman.event.InstanceIdentified;
import io.tallyman.event.ProcessExecuted;
import io.tallyman.event.UserDataDirective;
import io.tallyman.finding.SuspiciousExecution.Grade;
import java.util.Optional;

/**
 * A suspicious command ran in the instance, or its user data has it run, within FirstBootWindow of the start (step 4).
 *
 * @param boot the start it follows
 * @param record the record of it
 * @param what the command or the line
 * @param grade what kind of command it is
 */
public record GuestExecution(SuspectBoot boot, Attributable record, String what, Grade grade) implements Finding {

    @Override
    public int step() {
        return 4;
    }

    @Override
    public InstanceIdentified subject() {
        return boot.subject();
    }

    @Override
    public Optional<Attributable> proof() {
        return Optional.of(record);
    }

    /** The finding about a program that ran. */
    public GuestExecution(SuspectBoot boot, ProcessExecuted execution, Grade grade) {
        this(
                boot,
                execution,
                execution.commandLine()
                        + FirstBootPrograms.starter(execution)
                                .map(starter -> " (started by %s)".formatted(starter))
                                .orElse(""),
                grade);
    }

    /** The finding about what user data says. */
    public GuestExecution(SuspectBoot boot, UserDataDirective directive, Grade grade) {
        this(boot, directive, directive.text(), grade);
    }

    /** The finding about what a first-boot program wrote. */
    public GuestExecution(SuspectBoot boot, GuestOutput output, Grade grade) {
        this(boot, output, output.text(), grade);
    }

    @Override
    public String summary() {
        if (record instanceof UserDataDirective) {
            return "user data " + grade.clause + ": " + what;
        }
        return record instanceof GuestOutput
                ? "output of first boot shows that it " + grade.clause + ": " + what
                : grade.clause + ": " + what;
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

    /** Whether a miner ran, or a blocked or mining destination was named. */
    public boolean isMining() {
        return grade == Grade.BLOCKED || grade == Grade.MINER;
    }
}
