package io.tallyman.bench;

import io.tallyman.event.Event;
import io.tallyman.event.PodStatusReported;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What is told of every pod that comes up: by containerd's own log, or by the plug-in that gave it its address. */
final class PodLines implements WorldLines {

    private final Page page;
    private final Whose whose;
    private final List<String> templates;

    /** @param prefix of the templates that are written in turn, {@code runtime} or {@code cni} */
    PodLines(Page page, Whose whose, String prefix) {
        this.page = page;
        this.whose = whose;
        this.templates = page.templates.named(prefix + ".");
    }

    @Override
    public int write(Event event) {
        if (!(event instanceof PodStatusReported reported) || !isStart(reported)) {
            return 0;
        }
        Map<String, String> values = new HashMap<>(whose.of(reported));
        values.put("pid", Integer.toString(2_000 + page.number(30_000)));
        var time = event.time().instant();
        for (var template : templates) {
            page.line(template, time, values);
            time = time.plusMillis(3);
        }
        return templates.size();
    }

    static boolean isStart(PodStatusReported reported) {
        return reported.containers().get(0).finishedAt() == null;
    }
}
