package io.tallyman.bench;

import io.tallyman.cli.InProcess;
import io.tallyman.event.Event;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Measures what a record of each kind of log costs, beside what Jackson alone takes for it: a bare pass over the tokens,
 * and reading each record into a tree. For the main logs it also runs the whole program on files.
 */
final class Benchmark {

    private static final int LONG = 25_000;
    /** So many lines tell what the log is; what the program needs to start and to stop is told apart by them. */
    private static final int FEW = 50;

    private final Setting setting;
    private final Meter meter = new Meter();
    /** Counts something of every work, so that none can be left out as useless. */
    private long counted;

    private Benchmark(Setting setting) {
        this.setting = setting;
    }

    /**
     * Arguments: records of each main log (the others have a tenth of them or less), unmeasured rounds, measured rounds,
     * and if only some logs matter a part of their names.
     */
    public static void main(String[] arguments) throws IOException {
        int records = Integer.parseInt(arguments[0]);
        var only = arguments.length > 3 ? arguments[3] : "";
        var setting = new Setting();
        System.out.printf(
                "Java %s, %d processors; process CPU, medians%n",
                Runtime.version(), Runtime.getRuntime().availableProcessors());
        for (var group : LogGroup.all()) {
            var kinds = group.kinds().stream()
                    .filter(kind -> kind.name().contains(only))
                    .toList();
            if (!kinds.isEmpty()) {
                var logs = kinds.stream().map(kind -> kind.generate(records)).toList();
                new Benchmark(setting).run(group.title(), logs, arguments);
            }
        }
        if (only.isEmpty() || "engine".contains(only)) {
            EngineSpeed.main(new String[] {arguments[0], arguments[1], arguments[2]});
        }
    }

    private void run(String title, List<Log> logs, String[] arguments) throws IOException {
        var deposits = new ArrayList<Path>();
        for (var log : logs) {
            add(log);
            if (log.records() >= LONG) {
                deposits.add(program(log, " program", Long.MAX_VALUE));
                deposits.add(program(log, " start", FEW));
            }
        }
        meter.run(Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
        for (var folder : deposits) {
            Deposit.remove(folder);
        }
        print(title, logs);
    }

    private Path program(Log log, String work, long lines) throws IOException {
        var folder = Deposit.of(log, lines);
        meter.add(log.name() + work, () -> InProcess.run("detect", "--quiet", folder.toString()));
        return folder;
    }

    private void add(Log log) {
        var jackson = new JacksonAlone(JacksonAlone.readable(log));
        meter.add(log.name() + " tree", () -> counted += jackson.trees());
        meter.add(log.name() + " pass", () -> counted += jackson.tokens());
        meter.add(log.name() + " parse", () -> log.read(event -> counted++));
        meter.addPrepared(log.name() + " identity", () -> identity(log));
        meter.addPrepared(log.name() + " detect", () -> detection(log));
    }

    private Meter.Work identity(Log log) {
        var asking = new Asking();
        log.prelude().forEach(asking);
        var beside = new Beside(log.beside());
        return () -> {
            log.read(event -> {
                beside.until(event, asking);
                asking.accept(event);
            });
            counted += asking.counted();
        };
    }

    private Meter.Work detection(Log log) {
        var detector = setting.detector();
        var drive = new Drive(detector, log.feed());
        log.prelude().forEach(drive::accept);
        var beside = new Beside(log.beside());
        return () -> {
            log.read(event -> {
                beside.until(event, drive::accept);
                drive.accept(event);
            });
            counted += drive.finish();
            detector.close();
        };
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

    private void print(String title, List<Log> logs) {
        var out = System.out;
        out.printf("%n%s (%d)%n", title, counted & 1);
        out.println(
                "| log | bytes a record | Jackson pass | Jackson tree | parse | with identity | whole | program | parse : pass | whole : pass | whole : tree | records/s | MB/s |");
        out.println("|---|---|---|---|---|---|---|---|---|---|---|---|---|");
        for (var log : logs) {
            double pass = each(log, "pass");
            double tree = each(log, "tree");
            double parse = each(log, "parse");
            double identity = Math.max(parse, each(log, "identity"));
            double detect = Math.max(identity, each(log, "detect"));
            out.printf(
                    "| %s | %d | %.0f ns | %.0f ns | %.0f ns | %.0f ns | %.0f ns | %s | %.2f | %.2f | %.2f | %,.0f | %.0f |%n",
                    log.name(),
                    log.bytes().length / log.records(),
                    pass,
                    tree,
                    parse,
                    identity,
                    detect,
                    log.records() < LONG ? "" : "%.0f ns".formatted(each(log, "program") - each(log, "start")),
                    parse / pass,
                    detect / pass,
                    detect / tree,
                    1e9 / detect,
                    log.bytes().length / (double) log.records() * 1e3 / detect);
        }
        for (var log : logs) {
            out.printf(
                    "%s, thread only: pass %d, tree %d, parse %d, identity %d, whole %d ns%n",
                    log.name(),
                    thread(log, "pass"),
                    thread(log, "tree"),
                    thread(log, "parse"),
                    thread(log, "identity"),
                    thread(log, "detect"));
        }
    }

    /* The process's time has ticks of 10 ms, of which a short log takes too few: there the thread's alone is told. */
    private double each(Log log, String work) {
        var cost = meter.median(log.name() + " " + work);
        return (log.records() < LONG ? cost.thread() : cost.process()) / (double) log.records();
    }

    private long thread(Log log, String work) {
        return meter.median(log.name() + " " + work).thread() / log.records();
    }
}
