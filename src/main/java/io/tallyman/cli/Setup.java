package io.tallyman.cli;

import io.tallyman.Detector;
import io.tallyman.rule.InvalidRules;
import io.tallyman.rule.RuleCache;
import io.tallyman.rule.RuleFile;
import io.tallyman.rule.RuleSet;
import io.tallyman.rule.Vocabulary;
import io.tallyman.tunable.AutonomousSystems;
import io.tallyman.tunable.Indicators;
import io.tallyman.tunable.IndicatorsFile;
import io.tallyman.tunable.Tunables;
import io.tallyman.tunable.TunablesFile;
import io.tallyman.tunable.TunablesRejected;
import io.tallyman.tunable.Yaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Rules and tunables, ready for use.
 *
 * @param folder of the rules; empty for those that come with the program
 * @param layers files of tunables, the lowest first, without the shipped one
 * @param systems what is known of autonomous systems
 */
record Setup(
        Optional<Path> folder,
        RuleSet rules,
        List<Yaml.Entries> layers,
        Indicators indicators,
        AutonomousSystems systems) {

    Setup {
        layers = List.copyOf(layers);
    }

    /** Reads and compiles, where nothing is known of autonomous systems. */
    static Setup load(RuleOptions options, Path cache, int exitCode) {
        return load(options, AutonomousSystems.NONE, cache, exitCode);
    }

    /**
     * Reads and compiles.
     *
     * @throws Refused with all that is wrong, in the files' order
     */
    static Setup load(RuleOptions options, AutonomousSystems systems, Path cache, int exitCode) {
        var loading = new Loading();
        var layers = loading.layers(options);
        var indicators = loading.indicators(options);
        var tunables = loading.tunables(layers, indicators);
        var rules = loading.rules(options.rules(), cache, tunables);
        if (!loading.problems.isEmpty() || rules == null) {
            throw new Refused(exitCode, loading.problems);
        }
        return new Setup(options.rules(), rules, layers, indicators, systems);
    }

    /**
     * The tunables, with a scenario's laid over them.
     *
     * @throws TunablesRejected with all that is wrong in the scenario's
     */
    Tunables tunables(Optional<Yaml.Entries> scenario) {
        var all = new ArrayList<>(layers);
        scenario.ifPresent(all::add);
        return TunablesFile.read(all, indicators).knowing(systems);
    }

    /**
     * A detector for a replay.
     *
     * @throws Refused where the tunables keep facts for less time than a rule looks back
     */
    Detector detector(Tunables tunables, int exitCode) {
        try {
            return new Detector(rules, tunables, Detector.Mode.REPLAY);
        } catch (InvalidRules invalid) {
            throw new Refused(exitCode, RuleProblems.lines(invalid, folder));
        }
    }

    /** Goes on after a problem, so that all are found. */
    private static final class Loading {

        private final List<String> problems = new ArrayList<>();

        private @Nullable RuleSet rules(Optional<Path> folder, Path cache, Tunables tunables) {
            try {
                var files = folder.isPresent() ? RuleFile.in(folder.get()) : RuleFile.shipped();
                if (!files.isEmpty()) {
                    return RuleSet.load(files, Vocabulary.STANDARD, RuleCache.in(cache));
                }
                problems.add("%s: holds no .drl file"
                        .formatted(folder.map(Path::toString).orElse("rules")));
            } catch (InvalidRules invalid) {
                var all = invalid.andWindows(Detector.retentions(tunables), Vocabulary.STANDARD);
                problems.addAll(RuleProblems.lines(all, folder));
            } catch (IOException unreadable) {
                problems.add(
                        "%s: %s".formatted(folder.map(Path::toString).orElse("rules"), Failures.reason(unreadable)));
            }
            return null;
        }

        private List<Yaml.Entries> layers(RuleOptions options) {
            var layers = new ArrayList<Yaml.Entries>();
            options.beside("tunables.yaml").flatMap(this::read).ifPresent(layers::add);
            options.tunables().flatMap(this::read).ifPresent(layers::add);
            return layers;
        }

        private Indicators indicators(RuleOptions options) {
            var layer = options.beside("indicators.yaml").flatMap(this::read);
            try {
                return IndicatorsFile.read(layer.stream().toList());
            } catch (TunablesRejected rejected) {
                rejected.problems().forEach(problem -> problems.add(problem.toString()));
                return IndicatorsFile.defaults();
            }
        }

        private Optional<Yaml.Entries> read(Path file) {
            if (!Files.exists(file)) {
                problems.add("%s: no such file".formatted(file));
                return Optional.empty();
            }
            try {
                return Optional.of(Yaml.read(file));
            } catch (TunablesRejected rejected) {
                rejected.problems().forEach(problem -> problems.add(problem.toString()));
                return Optional.empty();
            }
        }

        /* The shipped ones where they are wrong, so that the rules are looked at all the same. */
        private Tunables tunables(List<Yaml.Entries> layers, Indicators indicators) {
            try {
                return TunablesFile.read(layers, indicators);
            } catch (TunablesRejected rejected) {
                rejected.problems().forEach(problem -> problems.add(problem.toString()));
                return TunablesFile.defaults();
            }
        }
    }
}
