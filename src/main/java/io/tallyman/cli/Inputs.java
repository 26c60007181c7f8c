package io.tallyman.cli;

import io.tallyman.cli.LogFile.Context;
import io.tallyman.source.Sources;
import io.tallyman.tunable.TunablesRejected;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Finds the logs that the arguments name: files, folders, scenarios, standard input. Order of the arguments is no matter. */
final class Inputs {

    private static final Pattern STATED = Pattern.compile("([A-Za-z][\\w-]*(?::[\\w-]+)?)=(.+)");

    private final SortedSet<String> sources;
    private final Context context;
    private final List<LogFile> found = new ArrayList<>();
    private final List<Scenario> scenarios = new ArrayList<>();
    private final List<Skipped> skipped = new ArrayList<>();
    private final List<String> usage = new ArrayList<>();
    private final List<String> missing = new ArrayList<>();

    private Inputs(Sources sources, Context context) {
        this.sources = sources.names();
        this.context = context;
    }

    /**
     * What was found.
     *
     * @param logs by name, each file once
     * @param skipped what lies in a folder and is no log
     */
    record Found(List<LogFile> logs, List<Scenario> scenarios, List<Skipped> skipped) {}

    /** A file that was not read, and why. */
    record Skipped(String name, String reason) {}

    /**
     * @param context what the user said of all of them
     * @throws Refused with all that cannot be found
     */
    static Found find(List<String> arguments, Sources sources, Context context) {
        var inputs = new Inputs(sources, context);
        arguments.forEach(inputs::add);
        if (!inputs.usage.isEmpty()) {
            throw new Refused(ExitCode.USAGE, inputs.usage);
        }
        if (!inputs.missing.isEmpty()) {
            throw new Refused(ExitCode.INPUT, inputs.missing);
        }
        return new Found(once(inputs.found), inputs.scenarios, inputs.skipped);
    }

    private void add(String argument) {
        var stated = STATED.matcher(argument);
        if (!stated.matches() || Files.exists(path(argument))) {
            add(argument, "");
        } else if (sources.contains(stated.group(1))) {
            add(stated.group(2), stated.group(1));
        } else {
            usage.add("%s: no log source is called %s; known are %s"
                    .formatted(argument, stated.group(1), String.join(", ", sources)));
        }
    }

    private void add(String name, String source) {
        if (name.equals("-")) {
            found.add(new LogFile(name, Optional.empty(), source, true, context));
            return;
        }
        var path = path(name);
        try {
            if (!Files.exists(path)) {
                missing.add("%s: %s"
                        .formatted(name, Files.notExists(path) ? "no such file or folder" : "permission denied"));
            } else if (Files.isDirectory(path)) {
                folder(path, source);
            } else {
                found.add(new LogFile(name, Optional.of(path), source, true, context));
            }
        } catch (IOException unreadable) {
            missing.add("%s: %s".formatted(name, Failures.reason(unreadable)));
        } catch (TunablesRejected invalid) {
            invalid.problems().forEach(problem -> usage.add(problem.toString()));
        }
    }

    private Path path(String name) {
        try {
            return Path.of(name);
        } catch (InvalidPathException malformed) {
            throw new Refused(ExitCode.INPUT, List.of("%s: %s".formatted(name, malformed.getReason())));
        }
    }

    private void folder(Path folder, String source) throws IOException {
        if (source.isEmpty() && Files.exists(folder.resolve(Scenario.FILE))) {
            var scenario = Scenario.read(folder);
            scenarios.add(scenario);
            found.addAll(scenario.logs(context));
            return;
        }
        for (var entry : Folders.visible(folder)) {
            if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
                folder(entry, source);
            } else if (Files.isRegularFile(entry)) {
                found.add(new LogFile(entry.toString(), Optional.of(entry), source, false, context));
            } else {
                skipped.add(new Skipped(entry.toString(), "is no regular file"));
            }
        }
    }

    /* A file that was given twice is read once, with the source that was stated. */
    private static List<LogFile> once(List<LogFile> all) {
        Map<Object, LogFile> byPlace = new LinkedHashMap<>();
        all.stream().sorted(LogFile.ORDER).forEach(log -> byPlace.merge(place(log), log, Inputs::better));
        return byPlace.values().stream().sorted(LogFile.ORDER).toList();
    }

    private static LogFile better(LogFile first, LogFile second) {
        Predicate<LogFile> isStated = log -> !log.source().isEmpty();
        return isStated.test(second) && !isStated.test(first) ? second : first;
    }

    private static Object place(LogFile log) {
        try {
            return log.path().isPresent() ? log.path().get().toRealPath() : "-";
        } catch (IOException gone) {
            return log.path();
        }
    }
}
