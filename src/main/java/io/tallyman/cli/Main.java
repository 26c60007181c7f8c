package io.tallyman.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The program. */
public final class Main {

    private Main() {}

    /**
     * Runs it.
     *
     * @param arguments a command and its options
     */
    public static void main(String[] arguments) {
        var out = new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
        var err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        var terminals = Set.of(System.getProperty("tallyman.terminals", "").split(","));
        var environment = new Environment(System.in, out, err, System.getenv(), terminals, System::nanoTime);
        var exitCode = run(environment, arguments);
        out.flush();
        System.exit(exitCode);
    }

    static int run(Environment environment, String... arguments) {
        var line = new CommandLine(new TopCommand());
        line.addSubcommand(new DetectCommand(environment));
        line.addSubcommand(new TestCommand(environment));
        line.addSubcommand(new CheckCommand(environment));
        line.addSubcommand(new SchemaCommand(environment));
        var isColoured = environment.outIsTerminal() && environment.mayColour();
        return line.setOut(new PrintWriter(environment.out(), true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(environment.err(), true, StandardCharsets.UTF_8))
                .setColorScheme(CommandLine.Help.defaultColorScheme(isColoured ? Ansi.ON : Ansi.OFF))
                .setParameterExceptionHandler((wrong, given) -> usage(environment, wrong))
                .setExecutionExceptionHandler((thrown, command, parsed) -> failed(environment, thrown))
                .execute(arguments);
    }

    private static int usage(Environment environment, ParameterException wrong) {
        var command = wrong.getCommandLine();
        say(environment, List.of(wrong.getMessage()));
        UnmatchedArgumentException.printSuggestions(wrong, command.getErr());
        environment
                .err()
                .println("Try: %s --help".formatted(command.getCommandSpec().qualifiedName()));
        return ExitCode.USAGE;
    }

    private static int failed(Environment environment, Exception thrown) throws Exception {
        if (thrown instanceof Refused refused) {
            say(environment, refused.reasons());
            return refused.exitCode();
        }
        if (thrown instanceof IOException unusable) {
            return failed(environment, unusable);
        }
        if (thrown instanceof UncheckedIOException && thrown.getCause() instanceof IOException unusable) {
            return failed(environment, unusable);
        }
        say(environment, List.of("this is a fault of the program; please report it with what follows"));
        thrown.printStackTrace(environment.err());
        return ExitCode.FAULT;
    }

    private static int failed(Environment environment, IOException unusable) {
        say(environment, List.of(Failures.reason(unusable)));
        return ExitCode.INPUT;
    }

    private static void say(Environment environment, List<String> reasons) {
        reasons.forEach(reason -> environment.err().println("tallyman: " + Plain.text(reason)));
    }
}
