package io.tallyman.cli;

import io.tallyman.alert.Alert;
import io.tallyman.cli.LogFile.Context;
import io.tallyman.source.Sources;
import io.tallyman.tunable.TunablesRejected;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/** Replays scenarios and compares their alerts with what they expect. What is wrong with one is its failure. */
final class ScenarioRun {

    private final Setup setup;
    private final Sources sources;
    private final LongSupplier nanoTime;

    ScenarioRun(Setup setup, Sources sources, LongSupplier nanoTime) {
        this.setup = setup;
        this.sources = sources;
        this.nanoTime = nanoTime;
    }

    ScenarioResult of(Path folder) {
        var began = nanoTime.getAsLong();
        var title = "";
        var alerts = new ArrayList<Alert>();
        var failures = new ArrayList<String>();
        try {
            var scenario = Scenario.read(folder);
            title = scenario.title();
            var expected = Expected.read(folder);
            replay(scenario, alerts);
            failures.addAll(Comparison.differences(expected, alerts));
        } catch (TunablesRejected rejected) {
            rejected.problems().forEach(problem -> failures.add(problem.toString()));
        } catch (Refused refused) {
            failures.addAll(refused.reasons());
        } catch (IOException unreadable) {
            failures.add(Failures.reason(unreadable));
        }
        var taken = Duration.ofNanos(nanoTime.getAsLong() - began);
        return new ScenarioResult(folder.toString(), title, alerts.size(), failures, taken);
    }

    private void replay(Scenario scenario, List<Alert> alerts) throws IOException {
        var tunables = setup.tunables(scenario.tunables());
        try (var feeds = Feeds.open(scenario.logs(Context.NONE), sources, InputStream.nullInputStream(), false);
                var detector = setup.detector(tunables, ExitCode.USAGE)) {
            var alerting = new Alerting(detector, alerts::add);
            new Replay(feeds.readers(), (feed, rejected) -> {}, () -> {}).into(alerting);
            alerting.finish();
        }
    }
}
