package io.tallyman.bench;

import io.tallyman.event.Event;
import io.tallyman.event.Feed;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What a detector costs per event, without any parsing. */
final class EngineSpeed {

    private EngineSpeed() {}

    static List<Event> events(Shape shape, int count) {
        var world = new World(shape);
        var events = new ArrayList<Event>(count);
        for (int i = 0; i < count; i++) {
            events.add(world.next());
        }
        return events;
    }

    static long run(Setting setting, List<Event> events) {
        try (var detector = setting.detector()) {
            var drive = new Drive(detector, new Feed("events.ndjson", "tallyman:events", "", Feeds.CLUSTER, ""));
            events.forEach(drive::accept);
            return drive.finish();
        }
    }

    /** Arguments: how many events, how many unmeasured rounds, how many measured ones. */
    public static void main(String[] arguments) throws IOException {
        int count = Integer.parseInt(arguments[0]);
        var setting = new Setting();
        var events = events(Shape.CLUSTER, count);
        var meter = new Meter();
        var alerts = new long[1];
        meter.add("engine", () -> alerts[0] = run(setting, events));
        meter.run(Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
        var cost = meter.median("engine");
        System.out.printf(
                "%d events, %d alerts: %d ns per event, %d in the thread%n",
                count, alerts[0], cost.process() / count, cost.thread() / count);
    }
}
