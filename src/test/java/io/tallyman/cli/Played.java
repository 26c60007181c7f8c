package io.tallyman.cli;

import io.tallyman.Detector;
import io.tallyman.alert.Alert;
import io.tallyman.alert.NdjsonAlertWriter;
import io.tallyman.cli.LogFile.Context;
import io.tallyman.cli.Scenario.Log;
import io.tallyman.session.Status;
import io.tallyman.source.Sources;
import io.tallyman.tunable.Yaml;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A scenario, replayed as the command line does it.
 *
 * @param alerts in the order in which they left
 * @param status of the detector when the input had ended
 */
record Played(List<Alert> alerts, Status status) {

    static final Sources SOURCES = Sources.shipped();
    private static final Setup SETUP = Setup.load(new RuleOptions(), Path.of("target", "rule-cache"), ExitCode.USAGE);

    /** The shipped rules and tunables. */
    static Setup setup() {
        return SETUP;
    }

    /** Runs {@code tallyman test} on one folder. */
    static ScenarioResult tested(Path folder) {
        return new ScenarioRun(SETUP, SOURCES, System::nanoTime).of(folder);
    }

    static Played of(Path folder) {
        return of(Scenario.read(folder));
    }

    static Played of(Scenario scenario) {
        var alerts = new ArrayList<Alert>();
        try (var feeds = open(scenario);
                var detector = detector(scenario, Detector.Mode.REPLAY)) {
            var alerting = new Alerting(detector, alerts::add);
            new Replay(feeds.readers(), (feed, rejected) -> {}, () -> {}).into(alerting);
            alerting.finish();
            return new Played(alerts, detector.status());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static Feeds open(Scenario scenario) throws IOException {
        return Feeds.open(scenario.logs(Context.NONE), SOURCES, InputStream.nullInputStream(), false);
    }

    static Detector detector(Scenario scenario, Detector.Mode mode) {
        return new Detector(SETUP.rules(), SETUP.tunables(scenario.tunables()), mode);
    }

    /** The scenario without some of its logs. */
    static Scenario without(Scenario scenario, Predicate<Log> gone) {
        return new Scenario(
                scenario.folder(),
                scenario.title(),
                scenario.analytic(),
                scenario.tunables(),
                scenario.logs().stream().filter(gone.negate()).toList());
    }

    /** The scenario with further tunables laid over its own. */
    static Scenario with(Scenario scenario, String tunables) {
        var above = Yaml.read("a test's tunables", tunables);
        var all = scenario.tunables().map(above::over).orElse(above);
        return new Scenario(
                scenario.folder(), scenario.title(), scenario.analytic(), Optional.of(all), scenario.logs());
    }

    /** Every scenario below the folder. */
    static List<Path> scenarios(Path folder) {
        try {
            return Folders.scenarios(folder);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static boolean isMalicious(Path folder) {
        try {
            return Files.readString(folder.resolve(Scenario.FILE)).contains("\nverdict: malicious");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static String ndjson(Collection<Alert> alerts) {
        var text = new StringBuilder();
        var writer = new NdjsonAlertWriter(text);
        for (var alert : alerts) {
            try {
                writer.write(alert);
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
        }
        return text.toString();
    }
}
