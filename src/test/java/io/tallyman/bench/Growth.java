package io.tallyman.bench;

import io.tallyman.event.Event;
import io.tallyman.event.Feed;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;

/** Measures whether an event costs the same however many came before: one session, its CPU time at each doubling. */
final class Growth {

    private static final int BATCH = 10_000;

    private Growth() {}

    /** Arguments: the first look and the last, in events. */
    public static void main(String[] arguments) throws IOException {
        long look = Long.parseLong(arguments[0]);
        long last = Long.parseLong(arguments[1]);
        var world = new World(Shape.CLUSTER);
        try (var detector = new Setting().detector()) {
            var drive = new Drive(detector, new Feed("events.ndjson", "tallyman:events", "", Feeds.CLUSTER, ""));
            long nanos = 0;
            long before = 0;
            for (long taken = BATCH; taken <= last; taken += BATCH) {
                nanos += accept(drive, world);
                if (taken >= look) {
                    System.out.printf(
                            "%,d events: %.1f s CPU, %d ns each since the last look; heap %.1f MB%n",
                            taken,
                            nanos / 1e9,
                            (nanos - before) / (look == taken ? taken : taken / 2),
                            Heap.used() / 1e6);
                    before = nanos;
                    look *= 2;
                }
            }
        }
    }

    private static long accept(Drive drive, World world) {
        var events = new ArrayList<Event>(BATCH);
        for (int i = 0; i < BATCH; i++) {
            events.add(world.next());
        }
        var threads = ManagementFactory.getThreadMXBean();
        long begin = threads.getCurrentThreadCpuTime();
        events.forEach(drive::accept);
        return threads.getCurrentThreadCpuTime() - begin;
    }
}
