package io.tallyman.cli;

import io.tallyman.alert.AlertWriter;
import io.tallyman.event.Feed;
import io.tallyman.source.FeedReader;
import io.tallyman.source.Reading;
import io.tallyman.source.Sources;
import io.tallyman.tunable.Tunables;
import io.tallyman.tunable.TunablesRejected;
import io.tallyman.tunable.Yaml;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code tallyman detect}: replays logs and writes alerts. */
@Command(
        name = "detect",
        description = "Replays logs by the time of their events and writes alerts.",
        footer = {
            "",
            "Alerts go to standard output, a summary to standard error.",
            "Exit codes: 0 ran to the end; 1 an alert, with --fail-on-alert; 2 bad usage, rules or tunables;",
            "3 an input could not be opened, or with --strict a record could not be read."
        })
final class DetectCommand implements Callable<Integer> {

    private final Environment environment;
    private final Sources sources = Sources.shipped();

    @Mixin
    private final RuleOptions rules = new RuleOptions();

    @Mixin
    private final EgressOptions egress = new EgressOptions();

    @Mixin
    private final DetectOptions options = new DetectOptions();

    DetectCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws IOException {
        var progress = new Progress(environment, options.isQuiet());
        var format = Format.of(
                options.format(), environment.outIsTerminal() && options.out().isEmpty());
        var isEmitting = isEmitting();
        var found = Inputs.find(options.paths(), sources, options.context());
        var setup = Setup.load(rules, egress.systems(), environment.cacheFolder(), ExitCode.USAGE);
        var tunables = tunables(setup, found.scenarios());
        egress.warning(tunables).ifPresent(environment.err()::println);
        try (var feeds = Feeds.open(found.logs(), sources, environment.in(), options.isStrict());
                var rejected = Output.textOrNothing(options.rejected())) {
            var summary = new Summary();
            var replay = new Replay(feeds.readers(), (feed, reading) -> keep(rejected, feed, reading), progress);
            if (isEmitting) {
                emit(replay);
            } else {
                detect(replay, setup, tunables, format, summary, progress);
            }
            return end(feeds, found, summary, progress, isEmitting);
        }
    }

    private boolean isEmitting() {
        if (options.emit().isEmpty()) {
            return false;
        }
        if (!options.emit().equals("events")) {
            throw usage("--emit (%s) must be events".formatted(options.emit()));
        }
        if (options.format().equals("text")) {
            throw usage("--emit events writes NDJSON; leave --format text away");
        }
        return true;
    }

    private static Refused usage(String reason) {
        return new Refused(ExitCode.USAGE, List.of(reason));
    }

    /* One run has one set of tunables, whatever the order of the arguments. */
    private static Tunables tunables(Setup setup, List<Scenario> scenarios) {
        try {
            var all = new ArrayList<Tunables>();
            for (var scenario : scenarios) {
                all.add(setup.tunables(scenario.tunables()));
            }
            if (all.stream().distinct().count() > 1) {
                throw usage("the scenarios differ in their tunables; replay each on its own, or use tallyman test");
            }
            return all.isEmpty() ? setup.tunables(Optional.<Yaml.Entries>empty()) : all.get(0);
        } catch (TunablesRejected rejected) {
            throw new Refused(
                    ExitCode.USAGE,
                    rejected.problems().stream().map(Object::toString).toList());
        }
    }

    private static void keep(Writer into, Feed feed, Reading.Rejected rejected) {
        try {
            into.write(new Json()
                    .put("file", feed.file())
                    .put("line", rejected.line())
                    .put("logSource", feed.logSource())
                    .put("reason", rejected.reason())
                    .line());
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private void emit(Replay replay) throws IOException {
        try (var out = Output.bytes(options.out(), environment)) {
            replay.into(new Emitting(out));
        }
    }

    private void detect(
            Replay replay, Setup setup, Tunables tunables, Format format, Summary summary, Progress progress)
            throws IOException {
        try (var detector = setup.detector(tunables, ExitCode.USAGE);
                var out = Output.text(options.out(), environment)) {
            var isColoured = options.out().isEmpty() && environment.outIsTerminal() && environment.mayColour();
            AlertWriter writer = format.writer(out, isColoured);
            var alerting = new Alerting(detector, alert -> {
                progress.clear();
                summary.count(alert);
                writer.write(alert);
                out.flush();
            });
            replay.into(alerting);
            alerting.finish();
            summary.status(detector.status());
        }
    }

    private int end(Feeds feeds, Inputs.Found found, Summary summary, Progress progress, boolean isEmitting) {
        progress.clear();
        summary.skipped(found.skipped());
        summary.skipped(feeds.skipped());
        summary.feeds(feeds.readers());
        summary.end(!isEmitting, progress.taken());
        if (!options.isQuiet()) {
            summary.lines().forEach(environment.err()::println);
        }
        var rejected = feeds.readers().stream()
                .map(FeedReader::counts)
                .mapToLong(FeedReader.Counts::rejected)
                .sum();
        if (options.isStrict() && rejected > 0) {
            environment.err().println("tallyman: %d records could not be read".formatted(rejected));
            return ExitCode.INPUT;
        }
        return options.failsOnAlert() && summary.alerts() > 0 ? ExitCode.FOUND : ExitCode.GOOD;
    }
}
