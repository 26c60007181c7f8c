package io.tallyman.bench;

import io.tallyman.event.Attributable;
import io.tallyman.event.Event;
import io.tallyman.event.NetworkFlow;
import io.tallyman.event.ProcessExecuted;
import io.tallyman.identity.Answer;
import io.tallyman.identity.Directory;
import io.tallyman.source.FeedReader;
import io.tallyman.source.Reading;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Measures what a record of each kind of log costs, beside a bare pass of a JSON parser over as many bytes. */
final class Benchmark {

    private static final JsonFactory JSON = new JsonFactory();

    private final Setting setting;
    private final Meter meter = new Meter();
    /** Counts something of every work, so that none can be left out as useless. */
    private long counted;

    private Benchmark() throws IOException {
        this.setting = new Setting();
    }

    /** Arguments: records of each log, unmeasured rounds, measured rounds, and if only some logs matter a part of their names. */
    public static void main(String[] arguments) throws IOException {
        int records = Integer.parseInt(arguments[0]);
        var only = arguments.length > 3 ? arguments[3] : "";
        var benchmark = new Benchmark();
        var all = Log.all(records);
        var logs = all.stream().filter(log -> log.name().contains(only)).toList();
        var world = World.settled(Shape.CLUSTER);
        var prelude = world.prelude();
        var events = EngineSpeed.events(world, records);
        var alerts = new long[1];
        logs.forEach(log -> benchmark.add(log, all.get(0)));
        benchmark.meter.addPrepared("engine", () -> EngineSpeed.prepare(benchmark.setting, prelude, events, alerts));
        benchmark.meter.run(Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
        benchmark.print(logs, records);
    }

    private void add(Log log, Log json) {
        meter.add(
                log.name() + " json",
                () -> counted += tokens(log.isJson() ? log.bytes() : json.bytes(), log.bytes().length));
        meter.add(log.name() + " parse", () -> read(log, event -> counted++));
        meter.addPrepared(log.name() + " identity", () -> identity(log));
        meter.addPrepared(log.name() + " detect", () -> detection(log));
    }

    /* The text as often as its length is reached, to the end of a line. */
    private static long tokens(byte[] bytes, int length) {
        long tokens = 0;
        for (int left = length; left > 0; left -= bytes.length) {
            int end = Math.min(left, bytes.length);
            while (bytes[end - 1] != '\n') {
                end++;
            }
            try (var parser = JSON.createParser(ObjectReadContext.empty(), bytes, 0, end)) {
                while (parser.nextToken() != null) {
                    tokens++;
                }
            }
        }
        return tokens;
    }

    private static void read(Log log, Consumer<Event> events) throws IOException {
        try (var reader = FeedReader.open(log.feed(), log.source(), () -> new ByteArrayInputStream(log.bytes()))) {
            while (reader.next(reading -> {
                if (reading instanceof Reading.Events read) {
                    read.events().forEach(events);
                } else if (reading instanceof Reading.Rejected rejected) {
                    throw new IllegalStateException("%s: %s".formatted(log.name(), rejected));
                }
            })) {}
        }
    }

    private Meter.Work identity(Log log) {
        var asking = new Asking();
        log.prelude().forEach(asking);
        var beside = new Beside(log.beside());
        return () -> {
            read(log, event -> {
                beside.until(event, asking);
                asking.accept(event);
            });
            counted += asking.asked;
        };
    }

    private Meter.Work detection(Log log) {
        var detector = setting.detector();
        var drive = new Drive(detector, log.feed());
        log.prelude().forEach(drive::accept);
        var beside = new Beside(log.beside());
        return () -> {
            read(log, event -> {
                beside.until(event, drive::accept);
                drive.accept(event);
            });
            counted += drive.finish();
            detector.close();
        };
    }

    /** The directory as the session uses it: learns, is asked, forgets. */
    private static final class Asking implements Consumer<Event> {
        private final Directory directory = new Directory(Duration.ofSeconds(2));
        private Instant next = World.BEGIN;
        private long asked;

        @Override
        public void accept(Event event) {
            directory.learn(event);
            if (event instanceof ProcessExecuted || event instanceof NetworkFlow) {
                asked += directory.owner((Attributable) event) instanceof Answer.Known ? 1 : 0;
            }
            asked += directory.drainLearnt().size() + directory.drainChanged().size();
            var time = event.time().instant();
            if (time.isAfter(next)) {
                next = time.plusSeconds(60);
                directory.settle(time.minusSeconds(62));
                directory.forget(time.minusSeconds(992));
            }
        }
    }

    /** The events of other logs, handed on as their time comes. */
    private static final class Beside {
        private final List<Event> events;
        private int next;

        private Beside(List<Event> events) {
            this.events = events;
        }

        private void until(Event event, Consumer<Event> into) {
            while (next < events.size() && events.get(next).time().compareTo(event.time()) <= 0) {
                into.accept(events.get(next++));
            }
        }
    }

    private void print(List<Log> logs, int records) {
        var out = System.out;
        out.printf(
                "Java %s, %d processors; process CPU, medians; %d%n",
                Runtime.version(), Runtime.getRuntime().availableProcessors(), counted & 1);
        out.println(
                "| log | bytes a record | JSON pass | parse | with identity | whole | whole : JSON | parse, identity, session % | records/s | MB/s |");
        out.println("|---|---|---|---|---|---|---|---|---|---|");
        for (var log : logs) {
            double json = each(log, "json");
            double parse = each(log, "parse");
            double identity = Math.max(parse, each(log, "identity"));
            double detect = Math.max(identity, each(log, "detect"));
            out.printf(
                    "| %s | %d | %.0f ns | %.0f ns | %.0f ns | %.0f ns | %.2f | %.0f, %.0f, %.0f | %,.0f | %.0f |%n",
                    log.name(),
                    log.bytes().length / log.records(),
                    json,
                    parse,
                    identity,
                    detect,
                    detect / json,
                    100 * parse / detect,
                    100 * (identity - parse) / detect,
                    100 * (detect - identity) / detect,
                    1e9 / detect,
                    log.bytes().length / (double) log.records() * 1e3 / detect);
        }
        var engine = meter.median("engine");
        out.printf(
                "engine only: %d ns an event, %d ns of it in the thread%n",
                engine.process() / records, engine.thread() / records);
        for (var log : logs) {
            out.printf(
                    "%s, thread only: JSON %d, parse %d, identity %d, whole %d ns%n",
                    log.name(),
                    thread(log, "json"),
                    thread(log, "parse"),
                    thread(log, "identity"),
                    thread(log, "detect"));
        }
    }

    private double each(Log log, String work) {
        return meter.median(log.name() + " " + work).process() / (double) log.records();
    }

    private long thread(Log log, String work) {
        return meter.median(log.name() + " " + work).thread() / log.records();
    }
}
