package io.tallyman.bench;

import io.tallyman.event.Event;
import io.tallyman.event.NetworkFlow;
import io.tallyman.event.ProcessExecuted;
import io.tallyman.source.Source;
import java.util.ArrayList;
import java.util.function.BiFunction;

/** Makes logs of a generated cluster. */
final class WorldLog {

    private WorldLog() {}

    static Log of(
            String name,
            Source source,
            String host,
            Shape shape,
            int records,
            BiFunction<Page, Whose, WorldLines> writer) {
        var page = new Page("containers");
        var whose = new Whose();
        var lines = writer.apply(page, whose);
        var world = World.settled(shape);
        var prelude = world.prelude();
        prelude.forEach(whose::learn);
        var beside = new ArrayList<Event>();
        for (int written = 0; written < records; ) {
            var event = world.next();
            whose.learn(event);
            written += lines.write(event);
            if (!isDoing(event) && !lines.owns(event)) {
                beside.add(event);
            }
        }
        return Log.of(name, source, Log.feed(source, host, ""), page.text, records, prelude, beside);
    }

    /* What audit logs and sensors tell; the log at hand is the only one of them. */
    private static boolean isDoing(Event event) {
        return event instanceof ProcessExecuted || event instanceof NetworkFlow;
    }
}
