package io.tallyman.bench;

import io.tallyman.Detector;
import io.tallyman.event.Feed;
import io.tallyman.session.Status;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Runs many generated events through one detector and watches what it holds. */
final class Endurance {

    private Endurance() {}

    /**
     * One look.
     *
     * @param events taken in by then
     * @param heap bytes in use after a full collection
     */
    record Sample(long events, long heap, Status status) {}

    /**
     * What was seen.
     *
     * @param malicious pods that began to do harm
     * @param end after the input ended
     */
    record Result(List<Sample> samples, long alerts, int malicious, Sample end) {

        /** How much the heap grew from one sample to the next, by least squares, as a share of its mean; warm-up left out. */
        double slope(int warmUp) {
            var counted = samples.subList(warmUp, samples.size());
            double meanHeap = counted.stream().mapToLong(Sample::heap).average().orElseThrow();
            double meanIndex = (counted.size() - 1) / 2.0;
            double above = 0;
            double below = 0;
            for (int i = 0; i < counted.size(); i++) {
                above += (i - meanIndex) * (counted.get(i).heap() - meanHeap);
                below += (i - meanIndex) * (i - meanIndex);
            }
            return above / below / meanHeap;
        }
    }

    static Result run(Detector detector, World world, long events, long every, Consumer<Sample> progress) {
        var samples = new ArrayList<Sample>();
        var event = world.next();
        var drive = new Drive(detector, new Feed("events.ndjson", "tallyman:events", "", Feeds.CLUSTER, ""));
        for (long taken = 1; taken <= events; taken++) {
            drive.accept(event);
            event = world.next();
            if (taken % every == 0) {
                samples.add(sample(taken, detector));
                progress.accept(samples.get(samples.size() - 1));
            }
        }
        return new Result(List.copyOf(samples), drive.finish(), world.malicious(), sample(events, detector));
    }

    private static Sample sample(long events, Detector detector) {
        return new Sample(events, Heap.used(), detector.status());
    }

    /** Arguments: how many events, how many from one sample to the next. */
    public static void main(String[] arguments) throws java.io.IOException {
        long events = Long.parseLong(arguments[0]);
        long every = Long.parseLong(arguments[1]);
        var out = System.out;
        try (var detector = new Setting().detector()) {
            long begin = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            var result = run(detector, new World(Shape.CLUSTER), events, every, sample -> {
                long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - begin;
                out.printf(
                        "%,d events: %.1f MB; %d ns each with the generator; %s%n",
                        sample.events(), sample.heap() / 1e6, cpu / sample.events(), sample.status());
            });
            out.printf(
                    "slope %.2f %% of the heap per sample; %d alerts of %d malicious pods; at the end %.1f MB, %s%n",
                    100 * result.slope(1),
                    result.alerts(),
                    result.malicious(),
                    result.end().heap() / 1e6,
                    result.end().status());
        }
    }
}
