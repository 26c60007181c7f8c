package io.tallyman.cli;

import io.tallyman.cli.LogFile.Context;
import io.tallyman.tunable.Problem;
import io.tallyman.tunable.TunablesRejected;
import io.tallyman.tunable.Yaml;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads {@code scenario.yaml} and collects what is wrong with it. */
final class ScenarioReader {

    private static final Set<String> KEYS = Set.of("title", "description", "analytic", "verdict", "tunables", "logs");
    private static final Set<String> LOG_KEYS = Set.of("file", "source", "host", "cluster", "account");
    private static final Set<String> VERDICTS = Set.of("malicious", "benign");

    private final Path folder;
    private final List<Problem> problems = new ArrayList<>();

    ScenarioReader(Path folder) {
        this.folder = folder;
    }

    Scenario read() {
        var file = Yaml.read(folder.resolve(Scenario.FILE));
        refuseMisspelt(file, KEYS);
        text(file, "description");
        var verdict = text(file, "verdict");
        if (!verdict.isEmpty() && !VERDICTS.contains(verdict)) {
            add(file.get("verdict").orElse(file), "verdict (%s) must be malicious or benign".formatted(verdict));
        }
        var scenario = new Scenario(folder, text(file, "title"), text(file, "analytic"), tunables(file), logs(file));
        if (!problems.isEmpty()) {
            throw new TunablesRejected(problems);
        }
        return scenario;
    }

    private Optional<Yaml.Entries> tunables(Yaml.Entries file) {
        var found = file.get("tunables");
        if (found.isEmpty() || isNothing(found.get())) {
            return Optional.empty();
        }
        if (found.get() instanceof Yaml.Entries entries) {
            return Optional.of(entries);
        }
        add(found.get(), "tunables must be keys with values, as in rules/tunables.yaml");
        return Optional.empty();
    }

    private List<Scenario.Log> logs(Yaml.Entries file) {
        var found = file.get("logs");
        if (found.isPresent()
                && found.get() instanceof Yaml.Items items
                && !items.items().isEmpty()) {
            return items.items().stream().flatMap(item -> log(item).stream()).toList();
        }
        add(found.orElse(file), "logs must be a list, each with file and source");
        return List.of();
    }

    private Optional<Scenario.Log> log(Yaml item) {
        if (!(item instanceof Yaml.Entries log)) {
            add(item, "a log must have the keys file and source");
            return Optional.empty();
        }
        refuseMisspelt(log, LOG_KEYS);
        var name = text(log, "file");
        if (name.isEmpty()) {
            add(log, "file is missing; expected the log's name below the scenario's folder");
            return Optional.empty();
        }
        if (!exists(name)) {
            add(log.get("file").orElse(log), "%s: no such file".formatted(name));
            return Optional.empty();
        }
        var context = new Context(text(log, "host"), text(log, "cluster"), text(log, "account"));
        return Optional.of(new Scenario.Log(name, text(log, "source"), context));
    }

    private boolean exists(String name) {
        try {
            return Files.isRegularFile(folder.resolve(name));
        } catch (InvalidPathException malformed) {
            return false;
        }
    }

    private String text(Yaml.Entries entries, String key) {
        var value = entries.get(key);
        if (value.isEmpty() || isNothing(value.get())) {
            return "";
        }
        if (value.get() instanceof Yaml.Scalar scalar) {
            return scalar.text();
        }
        add(value.get(), "%s must be a single value".formatted(key));
        return "";
    }

    private static boolean isNothing(Yaml yaml) {
        return yaml instanceof Yaml.Scalar scalar && scalar.kind() == Yaml.Kind.NOTHING;
    }

    /* Other programs may keep more in the file; what is only spelled amiss is a mistake. */
    private void refuseMisspelt(Yaml.Entries entries, Set<String> keys) {
        for (var entry : entries.entries()) {
            var meant = keys.stream()
                    .filter(key -> stem(key).equals(stem(entry.key())))
                    .findFirst();
            if (!keys.contains(entry.key()) && meant.isPresent()) {
                var at = entry.at();
                problems.add(new Problem(
                        at.file(),
                        at.line(),
                        at.column(),
                        "%s is no key here; did you mean %s?".formatted(entry.key(), meant.get())));
            }
        }
    }

    private static String stem(String key) {
        var lower = key.toLowerCase(Locale.ROOT);
        return lower.endsWith("s") ? lower.substring(0, lower.length() - 1) : lower;
    }

    private void add(Yaml at, String message) {
        problems.add(new Problem(at.at().file(), at.at().line(), at.at().column(), message));
    }
}
