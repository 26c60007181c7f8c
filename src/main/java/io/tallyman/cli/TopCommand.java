package io.tallyman.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code tallyman}: the commands. */
@Command(
        name = "tallyman",
        description =
                "Detects malicious container images (ATT&CK T1204.003) in the logs that hosts and clusters write.",
        subcommands = CommandLine.HelpCommand.class,
        versionProvider = Version.class,
        scope = CommandLine.ScopeType.INHERIT,
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true)
final class TopCommand implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "A command is missing; expected detect, test, check or schema.");
    }
}
