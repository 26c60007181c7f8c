package io.tallyman.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code tallyman check}: compiles and lints rules and tunables. */
@Command(
        name = "check",
        description = "Compiles and lints rules and tunables without running them.",
        footer = {
            "",
            "Each problem stands on a line as FILE:LINE:COLUMN: what is wrong.",
            "Exit codes: 0 all is good; 1 a problem; 2 bad usage."
        })
final class CheckCommand implements Callable<Integer> {

    private final Environment environment;

    @Mixin
    private final RuleOptions options = new RuleOptions();

    CheckCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        try {
            var setup = Setup.load(options, environment.cacheFolder(), ExitCode.FOUND);
            setup.detector(setup.tunables(Optional.empty()), ExitCode.FOUND).close();
            environment
                    .out()
                    .println("%d rules and the tunables are good"
                            .formatted(setup.rules().rules().size()));
            return ExitCode.GOOD;
        } catch (Refused refused) {
            refused.reasons().stream().map(Plain::text).forEach(environment.out()::println);
            return refused.exitCode();
        }
    }
}
