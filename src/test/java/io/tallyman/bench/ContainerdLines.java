package io.tallyman.bench;

import io.tallyman.event.ContainerCreated;
import io.tallyman.event.ContainerObserved;
import io.tallyman.event.ContainerProcessStarted;
import io.tallyman.event.ContainerStopped;
import io.tallyman.event.Event;
import io.tallyman.event.ImageNamed;
import io.tallyman.event.ProcessExecuted;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A node's events as {@code ctr events} prints them or as JSON: mostly probes, which run something in a container. */
final class ContainerdLines implements WorldLines {

    private final Page page;
    private final Whose whose;
    private final String format;

    /** @param format {@code text} or {@code json} */
    ContainerdLines(Page page, Whose whose, String format) {
        this.page = page;
        this.whose = whose;
        this.format = format;
    }

    @Override
    public boolean owns(Event event) {
        return event.origin().feed().logSource().equals("containerd:events");
    }

    @Override
    public int write(Event event) {
        if (event instanceof ImageNamed named) {
            return lines(event, Map.of("named", named.name()), "images.create");
        }
        if (event instanceof ContainerCreated created) {
            return lines(event, whose.container(created.reported().id()), "snapshot.prepare", "containers.create");
        }
        if (event instanceof ContainerObserved observed) {
            var values = new HashMap<>(Whose.pod(observed.reported().pod(), "node-0"));
            values.put("sandbox", observed.sandbox());
            values.put("image", observed.image());
            return lines(event, values, "containers.update");
        }
        if (event instanceof ContainerProcessStarted started) {
            return lines(event, process(started.reported().id(), started.pid()), "tasks.create", "tasks.start");
        }
        if (event instanceof ContainerStopped stopped) {
            return lines(event, process(stopped.reported().id(), 4_711), "tasks.exit", "tasks.delete");
        }
        return event instanceof ProcessExecuted executed ? probe(executed) : 0;
    }

    private int probe(ProcessExecuted executed) {
        var id = whose.of(executed).getOrDefault("container", "");
        if (id.isEmpty()) {
            return 0;
        }
        var values = process(id, executed.pid());
        values.put("exec", Images.hex(id + executed.pid()));
        return lines(executed, values, "tasks.exec-added", "tasks.exec-started", "tasks.exit");
    }

    private static Map<String, String> process(String id, long pid) {
        return new HashMap<>(Map.of("container", id, "exec", id, "pid", Long.toString(pid)));
    }

    private int lines(Event event, Map<String, String> values, String... topics) {
        for (var topic : List.of(topics)) {
            page.line(format + "." + topic, event.time().instant(), values);
        }
        return topics.length;
    }
}
