package io.tallyman.cli;

import io.tallyman.finding.Severity;
import io.tallyman.tunable.Yaml;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a scenario must raise.
 *
 * @param allowExtra whether further alerts are no failure
 */
record Expected(List<ExpectedAlert> alerts, boolean allowExtra) {

    static final String FILE = "expected.json";

    Expected {
        alerts = List.copyOf(alerts);
    }

    /**
     * Reads a scenario's file.
     *
     * @throws io.tallyman.tunable.TunablesRejected with all that is wrong in it
     */
    static Expected read(Path folder) {
        return new ExpectedReader().read(folder.resolve(FILE));
    }

    /**
     * One of them.
     *
     * @param analytic empty for any
     * @param subject values that the alert's subject must have
     * @param accepted ids any of which the subject may have
     * @param steps that the evidence must prove
     * @param atLeast the mildest severity
     * @param exactly what it must be, no more and no less
     */
    record ExpectedAlert(
            String analytic,
            Optional<Yaml.Entries> subject,
            List<String> accepted,
            Set<Integer> steps,
            Optional<Severity> atLeast,
            Exactly exactly) {

        ExpectedAlert {
            accepted = List.copyOf(accepted);
            steps = Set.copyOf(steps);
        }
    }

    /**
     * What an alert must be, where the scenario goes into detail; empty parts are left open.
     *
     * @param evidence each piece as its step, a space, and its summary; in any order
     */
    record Exactly(Optional<Severity> severity, Optional<String> title, Optional<List<String>> evidence) {

        Exactly {
            evidence = evidence.map(List::copyOf);
        }
    }
}
