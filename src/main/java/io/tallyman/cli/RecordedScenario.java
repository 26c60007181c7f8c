package io.tallyman.cli;

import io.tallyman.Detector;
import io.tallyman.alert.Alert;
import io.tallyman.cli.LogFile.Context;
import io.tallyman.event.Event;
import io.tallyman.event.EventTime;
import io.tallyman.event.Feed;
import io.tallyman.rule.RuleSet;
import io.tallyman.source.Sources;
import io.tallyman.tunable.Tunables;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A scenario whose logs were read once, to be replayed under any rules.
 *
 * @param steps what a replay of its logs hands to a detector, in order
 */
record RecordedScenario(Scenario scenario, Expected expected, Tunables tunables, List<Step> steps) {

    RecordedScenario {
        steps = List.copyOf(steps);
    }

    /** One call of a replay. */
    interface Step {
        void into(Replay.Sink sink) throws IOException;
    }

    /** What became of a replay. */
    record Outcome(List<String> differences, Set<String> fired) {

        Outcome {
            differences = List.copyOf(differences);
            fired = Set.copyOf(fired);
        }
    }

    static RecordedScenario read(Path folder, Setup setup, Sources sources) throws IOException {
        var scenario = Scenario.read(folder);
        var recorder = new Recorder();
        try (var feeds = Feeds.open(scenario.logs(Context.NONE), sources, InputStream.nullInputStream(), false)) {
            new Replay(feeds.readers(), (feed, rejected) -> {}, () -> {}).into(recorder);
        }
        return new RecordedScenario(
                scenario, Expected.read(folder), setup.tunables(scenario.tunables()), recorder.steps);
    }

    Path folder() {
        return scenario.folder();
    }

    /**
     * Replays it.
     *
     * @throws io.tallyman.rule.InvalidRules where the tunables keep facts for less time than a rule looks back
     */
    Outcome under(RuleSet rules) {
        var alerts = new ArrayList<Alert>();
        try (var detector = new Detector(rules, tunables, Detector.Mode.REPLAY)) {
            var alerting = new Alerting(detector, alerts::add);
            for (var step : steps) {
                step.into(alerting);
            }
            alerting.finish();
            return new Outcome(
                    Comparison.differences(expected, alerts),
                    detector.status().fired().keySet());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static final class Recorder implements Replay.Sink {

        private final List<Step> steps = new ArrayList<>();

        @Override
        public void open(Feed feed) {
            steps.add(sink -> sink.open(feed));
        }

        @Override
        public void observe(Feed feed, EventTime time) {
            steps.add(sink -> sink.observe(feed, time));
        }

        @Override
        public void accept(Feed feed, Event event) {
            steps.add(sink -> sink.accept(feed, event));
        }

        @Override
        public void close(Feed feed) {
            steps.add(sink -> sink.close(feed));
        }
    }
}
