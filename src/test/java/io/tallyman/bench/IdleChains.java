package io.tallyman.bench;

import io.tallyman.Detector;
import io.tallyman.event.Attribution;
import io.tallyman.event.ContainerCreated;
import io.tallyman.event.ContainerKind;
import io.tallyman.event.ContainerProcessStarted;
import io.tallyman.event.ContainerReference;
import io.tallyman.event.ContainerStarted;
import io.tallyman.event.Event;
import io.tallyman.event.EventTime;
import io.tallyman.event.Feed;
import io.tallyman.event.ImageNamed;
import io.tallyman.event.Origin;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Measures what an open chain costs in memory: containers of untrusted images that run and do nothing. */
final class IdleChains {

    private static final int NODES = 1_000;
    private static final int IMAGES = 200;

    /** All start within this time, so that no window has ended when the last has begun. */
    private static final long MILLIS = 60_000;

    private final Detector detector;
    private final Map<String, Feed> feeds = new HashMap<>();
    private long line;

    private IdleChains(Detector detector) {
        this.detector = detector;
    }

    /** Arguments: how many containers, each a run of its own. */
    public static void main(String[] arguments) throws IOException {
        var setting = new Setting();
        measure(setting, 1_000); // what the first session alone brings with it, as classes and tables, is no chain's
        for (var argument : arguments) {
            System.out.println(measure(setting, Integer.parseInt(argument)));
        }
    }

    /* In a method of its own, so that nothing of the one before is held when the next begins. */
    private static String measure(Setting setting, int count) {
        long before = Heap.used();
        try (var detector = setting.detector(Detector.Mode.LIVE)) {
            new IdleChains(detector).start(count);
            long held = Heap.used() - before;
            return "%,d containers: %.1f MB, %,d bytes each; %s"
                    .formatted(count, held / 1e6, held / count, detector.status());
        }
    }

    private void start(int count) {
        for (int i = 0; i < count; i++) {
            var time = World.BEGIN.plusMillis(i * MILLIS / count);
            var node = "node-%d".formatted(i % NODES);
            var image = "docker.io/someone/tool-%d:latest".formatted(i / NODES % IMAGES);
            if (i < NODES * IMAGES) {
                accept(new ImageNamed(at(time), origin(node), "k8s.io", image, ImageNamed.Change.CREATED));
            }
            var reference = ContainerReference.ofId(Images.hex("idle " + i));
            accept(new ContainerCreated(
                    at(time), origin(node), reference, ContainerKind.APPLICATION, image, "", Attribution.NONE));
            int pid = 1_000 + i / NODES;
            accept(new ContainerStarted(at(time), origin(node), reference, pid, Attribution.NONE));
            accept(new ContainerProcessStarted(at(time), origin(node), reference, pid, false));
        }
        detector.advanceTo(World.BEGIN.plusSeconds(600));
    }

    private void accept(Event event) {
        if (!detector.accept(event).isEmpty()) {
            throw new IllegalStateException("An idle container raised an alert.");
        }
    }

    private static EventTime at(Instant time) {
        return new EventTime(time, EventTime.NANOSECOND);
    }

    private Origin origin(String node) {
        var feed = feeds.computeIfAbsent(
                node, name -> new Feed(name + ".log", "containerd:events", name, Feeds.CLUSTER, ""));
        return new Origin(feed, ++line);
    }
}
