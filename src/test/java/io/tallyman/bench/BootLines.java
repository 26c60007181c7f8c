package io.tallyman.bench;

import io.tallyman.event.Event;
import io.tallyman.source.Source;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/** The logs of cloud-init of one machine that boots again and again. */
final class BootLines {

    private static final Duration BETWEEN = Duration.ofMinutes(10);

    private BootLines() {}

    /** @param prefix of the templates that one boot writes in turn */
    static Log log(String name, Source source, String prefix, int records) {
        var page = new Page("cloudinit");
        var values = new HashMap<>(Machine.aws(1).values());
        var time = World.BEGIN;
        var templates = page.templates.named(prefix);
        for (int i = 0; i < records; i++) {
            values.put("serial", Integer.toString(i));
            page.line(templates.get(i % templates.size()), time, values);
            time = time.plusMillis(i % templates.size() == templates.size() - 1 ? BETWEEN.toMillis() : 120);
        }
        var feed = Log.feed(source, values.getOrDefault("host", ""), Machine.AWS_ACCOUNT);
        var prelude = new ArrayList<Event>(DescribedLines.catalogue());
        return Log.of(name, source, feed, page.text, records, prelude, List.of());
    }
}
