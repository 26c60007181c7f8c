package io.tallyman.bench;

import io.tallyman.event.Event;
import io.tallyman.event.Feed;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What a detector costs per event, without any parsing. */
final class EngineSpeed {

    private EngineSpeed() {}

    /** Some events of a world. */
    static List<Event> events(World world, int count) {
        var events = new ArrayList<Event>(count);
        for (int i = 0; i < count; i++) {
            events.add(world.next());
        }
        return events;
    }

    static Meter.Work prepare(Setting setting, List<Event> prelude, List<Event> events, long[] alerts) {
        var detector = setting.detector();
        var drive = new Drive(detector, new Feed("events.ndjson", "tallyman:events", "", Feeds.CLUSTER, ""));
        prelude.forEach(drive::accept);
        return () -> {
            events.forEach(drive::accept);
            alerts[0] = drive.finish();
            detector.close();
        };
    }

    /** Arguments: how many events, how many unmeasured rounds, how many measured ones. */
    public static void main(String[] arguments) throws IOException {
        int count = Integer.parseInt(arguments[0]);
        var setting = new Setting();
        var world = World.settled(Shape.CLUSTER);
        var prelude = world.prelude();
        var events = events(world, count);
        var meter = new Meter();
        var alerts = new long[1];
        meter.addPrepared("engine", () -> prepare(setting, prelude, events, alerts));
        meter.run(Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
        var cost = meter.median("engine");
        System.out.printf(
                "%d events, %d alerts: %d ns per event, %d in the thread%n",
                count, alerts[0], cost.process() / count, cost.thread() / count);
    }
}
