package io.tallyman.cli;

import io.tallyman.cli.LogFile.Context;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What {@code detect} reads and where it writes. */
final class DetectOptions {

    @Parameters(
            arity = "1..*",
            paramLabel = "PATH",
            description = {
                "A log (also .gz), - for standard input, a folder of logs, or a folder with a scenario.yaml.",
                "SOURCE=PATH states the log source, as in containerd:events=ctr.log."
            })
    private final List<String> paths = new ArrayList<>();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "ndjson or text; by default text on a terminal and ndjson elsewhere.")
    private String format = "";

    @Option(names = "--emit", paramLabel = "events", description = "Write the events that were read, not alerts.")
    private String emit = "";

    @Option(names = "--out", paramLabel = "FILE", description = "Write to FILE instead of standard output.")
    private @Nullable Path out;

    @Option(
            names = "--rejected",
            paramLabel = "FILE",
            description = "Write where each record stands that could not be read, and why, as NDJSON.")
    private @Nullable Path rejected;

    @Option(names = "--host", paramLabel = "NAME", description = "The host, where records don't say it.")
    private String host = "";

    @Option(names = "--cluster", paramLabel = "NAME", description = "The cluster, where records don't say it.")
    private String cluster = "";

    @Option(names = "--account", paramLabel = "ID", description = "The cloud account, where records don't say it.")
    private String account = "";

    @Option(names = "--strict", description = "Exit with 3 if a record, or a file in a folder, could not be read.")
    private boolean strict;

    @Option(names = "--fail-on-alert", description = "Exit with 1 if there was an alert.")
    private boolean failOnAlert;

    @Option(
            names = {"-q", "--quiet"},
            description = "No summary and no progress.")
    private boolean quiet;

    List<String> paths() {
        return List.copyOf(paths);
    }

    String format() {
        return format;
    }

    String emit() {
        return emit;
    }

    Optional<Path> out() {
        return Optional.ofNullable(out);
    }

    Optional<Path> rejected() {
        return Optional.ofNullable(rejected);
    }

    Context context() {
        return new Context(host, cluster, account);
    }

    boolean isStrict() {
        return strict;
    }

    boolean failsOnAlert() {
        return failOnAlert;
    }

    boolean isQuiet() {
        return quiet;
    }
}
