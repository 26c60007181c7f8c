package io.tallyman.conformance;

import static io.tallyman.History.START;
import static io.tallyman.History.pulled;

import io.tallyman.session.Status;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/** Floods of first steps, and what is held meanwhile. */
final class Flood {

    private static final int EACH_SECOND = 1_000;

    private Flood() {}

    /**
     * Begins a chain, then so many others in its window, then goes on with the first.
     *
     * @return what was held before the first went on, and how many alerts were raised in the end
     */
    static Chains ofKeys(Kind kind, int keys) {
        try (var watch = Watch.replay()) {
            watch.see(kind.begins(0, START));
            for (int number = 1; number <= keys; number++) {
                watch.see(kind.begins(number, START.plusMillis(10L * number * 1_000 / keys)));
            }
            var held = watch.status();
            watch.see(kind.runs(0, START.plusSeconds(20)), kind.reaches(0, START.plusSeconds(21)));
            return new Chains(held, watch.end().alerts().size());
        }
    }

    /** What was held, and what came of it. */
    record Chains(Status held, int alerts) {}

    /** A thousand pulls a second, each of another image; what is held after each step. */
    static List<Status> ofPulls(Duration length, Duration step, BiConsumer<Long, Status> progress) {
        var samples = new ArrayList<Status>();
        long pulls = length.toSeconds() * EACH_SECOND;
        try (var watch = Watch.replay()) {
            for (long number = 1; number <= pulls; number++) {
                watch.see(pulled(time(number), "docker.io/evil/n%d:1".formatted(number)));
                if (number % (step.toSeconds() * EACH_SECOND) == 0) {
                    watch.reach(time(number));
                    samples.add(watch.status());
                    progress.accept(number, watch.status());
                }
            }
        }
        return samples;
    }

    private static Instant time(long number) {
        return START.plusNanos(number * 1_000_000_000 / EACH_SECOND);
    }

    /** Arguments: {@code keys CONTAINER|INSTANCE NUMBER}, or {@code pulls HOURS}. */
    public static void main(String[] arguments) {
        var out = System.out;
        long begin = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        if (arguments[0].equals("keys")) {
            var chains = ofKeys(Kind.valueOf(arguments[1]), Integer.parseInt(arguments[2]));
            out.printf("%d alerts; %.1f s; held %s%n", chains.alerts(), since(begin) / 1e9, chains.held());
            return;
        }
        ofPulls(
                Duration.ofHours(Long.parseLong(arguments[1])),
                Duration.ofMinutes(30),
                (number, held) -> out.printf(
                        "%,d pulls: %.1f MB; %d ns each; held %s%n",
                        number, heap() / 1e6, since(begin) / number, held));
    }

    private static long since(long begin) {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - begin;
    }

    private static long heap() {
        var memory = ManagementFactory.getMemoryMXBean();
        memory.gc();
        return memory.getHeapMemoryUsage().getUsed();
    }
}
