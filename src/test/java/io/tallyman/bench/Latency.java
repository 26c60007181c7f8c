package io.tallyman.bench;

import io.tallyman.Detector;
import io.tallyman.event.Event;
import io.tallyman.event.Feed;
import io.tallyman.source.FeedReader;
import io.tallyman.source.Reading;
import io.tallyman.source.tallyman.EventWriter;
import io.tallyman.source.tallyman.TallymanSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Measures how long after a record was due the alert leaves that it completes, with records that come at a steady rate: a
 * record that waits because of those before it counts its waiting.
 */
final class Latency {

    /* All that happens comes in one log; a second one that fell silent would hold the time. */
    private static final Feed FEED = new Feed("events.ndjson", "tallyman:events", "", Feeds.CLUSTER, "");

    private final Detector detector;
    private final List<Long> waits = new ArrayList<>();
    private long records;

    private Latency(Detector detector) {
        this.detector = detector;
    }

    /** Arguments: records a second, seconds that are measured, seconds before them that are not. */
    public static void main(String[] arguments) throws IOException {
        int rate = Integer.parseInt(arguments[0]);
        int seconds = Integer.parseInt(arguments[1]);
        int warmUp = Integer.parseInt(arguments[2]);
        var world = World.settled(Shape.FLOOD);
        var setting = new Setting();
        try (var detector = setting.detector(Detector.Mode.LIVE)) {
            var latency = new Latency(detector);
            world.prelude().forEach(event -> detector.accept(FEED, event));
            latency.run(lines(world, rate * warmUp), rate);
            latency.waits.clear();
            latency.run(lines(world, rate * seconds), rate);
            latency.print();
        }
    }

    private static List<byte[]> lines(World world, int count) {
        var lines = new ArrayList<byte[]>(count);
        for (int i = 0; i < count; i++) {
            lines.add((EventWriter.line(world.next()) + '\n').getBytes(StandardCharsets.UTF_8));
        }
        return lines;
    }

    private void run(List<byte[]> lines, int rate) throws IOException {
        var input = new SteadyInput(lines, rate);
        records = 0;
        try (var reader = FeedReader.open(FEED, new TallymanSource(), () -> input)) {
            while (reader.next(reading -> {
                if (reading instanceof Reading.Events read) {
                    read.events().forEach(event -> accept(event, input));
                }
                records++;
            })) {}
        }
    }

    private void accept(Event event, SteadyInput input) {
        int alerts = detector.accept(FEED, event).size();
        for (int i = 0; i < alerts; i++) {
            waits.add(System.nanoTime() - input.due(records));
        }
    }

    private void print() {
        var sorted = waits.stream().mapToLong(Long::longValue).sorted().toArray();
        System.out.printf(
                "%,d alerts and revisions: p50 %.2f ms, p99 %.2f ms, p99.9 %.2f ms, longest %.2f ms; %s%n",
                sorted.length,
                quantile(sorted, 0.5),
                quantile(sorted, 0.99),
                quantile(sorted, 0.999),
                quantile(sorted, 1),
                detector.status());
    }

    private static double quantile(long[] sorted, double share) {
        return sorted.length == 0
                ? 0
                : sorted[(int) Math.min(sorted.length - 1L, (long) (share * sorted.length))] / 1e6;
    }
}
