package io.tallyman.bench;

import io.tallyman.event.Event;
import io.tallyman.event.Feed;
import io.tallyman.source.Source;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** Makes logs of a generated fleet. What its control plane tells before and beside is read as that cloud's log tells it. */
final class FleetLog {

    private static final Duration A_WHILE = Duration.ofSeconds(2);

    private FleetLog() {}

    /** A log of the control plane itself. */
    static Log control(String name, Source source, Cloud cloud, int records, Function<Page, FleetLines> writer) {
        return of(name, source, cloud, new Page(cloud.templates()), records, writer, false);
    }

    /** Another log, which the control plane's goes beside. */
    static Log of(String name, Source source, Cloud cloud, Page page, int records, Function<Page, FleetLines> writer) {
        return of(name, source, cloud, page, records, writer, true);
    }

    private static Log of(
            String name,
            Source source,
            Cloud cloud,
            Page page,
            int records,
            Function<Page, FleetLines> writer,
            boolean beside) {
        var fleet = new Fleet(692, cloud.machines(), beside ? 50 : 40, A_WHILE);
        var before = fleet.prelude();
        var meanwhile = new ArrayList<Fleet.Moment>();
        var lines = writer.apply(page);
        lines.begin();
        for (int written = 0; written < records; ) {
            var moment = fleet.next();
            written += lines.write(moment);
            if (beside && moment.kind() != Fleet.Kind.WORKS) {
                meanwhile.add(moment);
            }
        }
        lines.end();
        var prelude = new ArrayList<Event>(cloud.equals(Cloud.AWS) ? DescribedLines.catalogue() : List.of());
        prelude.addAll(told(cloud, before));
        return Log.of(
                name,
                source,
                Log.feed(source, "", cloud.account()),
                page.text,
                records,
                prelude,
                told(cloud, meanwhile));
    }

    private static List<Event> told(Cloud cloud, List<Fleet.Moment> moments) {
        var page = new Page(cloud.templates());
        var lines = cloud.controlLines().apply(page);
        lines.begin();
        moments.forEach(lines::write);
        lines.end();
        var events = new ArrayList<Event>();
        if (!moments.isEmpty()) {
            var feed = new Feed("control.log", cloud.control().logSource(), "", "", cloud.account());
            Log.of("control plane", cloud.control(), feed, page.text, moments.size(), List.of(), List.of())
                    .read(events::add);
        }
        events.sort(Comparator.comparing(Event::time));
        return events;
    }
}
