package io.tallyman.bench;

import io.tallyman.event.Event;
import io.tallyman.event.PodScheduled;
import io.tallyman.event.PodStatusReported;
import io.tallyman.event.ProcessExecuted;
import java.util.List;
import java.util.Map;

/** Kubernetes Events: those of a pod's start, and as many about failing probes and restarts. */
final class KubernetesEventLines implements WorldLines {

    private final Page page;
    private final Whose whose;

    KubernetesEventLines(Page page, Whose whose) {
        this.page = page;
        this.whose = whose;
    }

    @Override
    public int write(Event event) {
        if (event instanceof PodScheduled scheduled) {
            page.line("event.1", event.time().instant(), Whose.pod(scheduled.pod(), scheduled.node()));
            return 1;
        }
        if (event instanceof PodStatusReported reported && PodLines.isStart(reported)) {
            var names = List.of("event.2", "event.3", "event.4", "event.5");
            names.forEach(name -> page.line(name, event.time().instant(), whose.of(reported)));
            return names.size();
        }
        return event instanceof ProcessExecuted executed ? other(executed, whose.of(executed)) : 0;
    }

    private int other(ProcessExecuted executed, Map<String, String> values) {
        if (values.isEmpty()) {
            return 0;
        }
        page.any("event.other", executed.time().instant(), values);
        return 1;
    }
}
