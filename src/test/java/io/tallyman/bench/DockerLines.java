package io.tallyman.bench;

import io.tallyman.event.ContainerCreated;
import io.tallyman.event.ContainerStarted;
import io.tallyman.event.ContainerStopped;
import io.tallyman.event.Event;
import io.tallyman.event.ProcessExecuted;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A host's events as Docker tells them: mostly health checks. */
final class DockerLines implements WorldLines {

    private final Page page;
    private final Whose whose;
    private final String format;

    /** @param format {@code dockerText} or {@code dockerJson} */
    DockerLines(Page page, Whose whose, String format) {
        this.page = page;
        this.whose = whose;
        this.format = format;
    }

    @Override
    public int write(Event event) {
        if (event instanceof ContainerCreated created) {
            return page.oneIn(4)
                    ? lines(event, created.reported().id(), Map.of(), "pull", "create", "connect")
                    : lines(event, created.reported().id(), Map.of(), "create", "connect");
        }
        if (event instanceof ContainerStarted started) {
            return lines(event, started.reported().id(), Map.of(), "start");
        }
        if (event instanceof ContainerStopped stopped) {
            return lines(event, stopped.reported().id(), Map.of(), "die");
        }
        return event instanceof ProcessExecuted executed ? check(executed) : 0;
    }

    private int check(ProcessExecuted executed) {
        var id = whose.of(executed).getOrDefault("container", "");
        if (id.isEmpty()) {
            return 0;
        }
        var command = String.join(" ", executed.arguments());
        var values = Map.of(
                "exec", Images.hex(id + executed.pid()), "command", command, "jsonCommand", Commands.escaped(command));
        return lines(executed, id, values, "execCreate", "execStart", "execDie");
    }

    private int lines(Event event, String id, Map<String, String> more, String... actions) {
        if (whose.isSandbox(id)) {
            return 0;
        }
        var values = new HashMap<>(whose.container(id));
        values.putAll(more);
        values.put("podName", "app-" + id.substring(0, 8));
        values.put("network", Images.hex("bridge"));
        for (var action : List.of(actions)) {
            page.line(format + "." + action, event.time().instant(), values);
        }
        return actions.length;
    }
}
