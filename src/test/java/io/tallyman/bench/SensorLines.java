package io.tallyman.bench;

import io.tallyman.event.Event;
import io.tallyman.event.NetworkFlow;
import io.tallyman.event.ProcessExecuted;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Executions and connects of one host as a sensor tells them that knows containers. */
final class SensorLines implements WorldLines {

    private final Page page;
    private final Whose whose;
    private final String sensor;
    private long serial = 100_000;

    /** @param sensor the prefix of its templates */
    SensorLines(Page page, Whose whose, String sensor) {
        this.page = page;
        this.whose = whose;
        this.sensor = sensor;
    }

    @Override
    public int write(Event event) {
        if (event instanceof ProcessExecuted executed) {
            return executed(executed, whose.of(executed));
        }
        return event instanceof NetworkFlow connected && connected.pid() > 0
                ? connected(connected, whose.of(connected))
                : 0;
    }

    private int executed(ProcessExecuted executed, Map<String, String> container) {
        var template = sensor + (container.isEmpty() ? ".host" : ".exec");
        if (!page.templates.has(template)) {
            return 0;
        }
        var values = values(container, executed.pid(), executed.parentPid(), executed.executable());
        command(executed.arguments(), values);
        values.put("device", executed.devices().iterator().next());
        page.line(template, executed.time().instant(), values);
        return 1;
    }

    private int connected(NetworkFlow connected, Map<String, String> container) {
        if (container.isEmpty()) {
            return 0;
        }
        var parent = Math.max(1, connected.parentPid());
        var values = values(container, connected.pid(), parent, "/app/worker");
        command(List.of("/app/worker"), values);
        values.put("from", container.getOrDefault("podAddress", ""));
        values.put("fromPort", Integer.toString(32_768 + page.number(28_000)));
        values.put("to", connected.destination().address());
        values.put("toPort", Integer.toString(connected.destination().port()));
        values.put("sockaddr", "%1f%90%0a%60%00%01");
        page.line(sensor + ".connect", connected.time().instant(), values);
        return 1;
    }

    private Map<String, String> values(Map<String, String> container, long pid, long parent, String executable) {
        var values = new HashMap<>(container);
        var name = executable.substring(executable.lastIndexOf('/') + 1);
        values.put("node", "node-0");
        values.put("pid", Long.toString(pid));
        values.put("ppid", Long.toString(parent));
        values.put("exe", executable);
        values.put("pexe", "/usr/bin/containerd-shim-runc-v2");
        values.put("comm", name.substring(0, Math.min(15, name.length())));
        values.put("serial", Long.toString(serial++));
        return values;
    }

    private static void command(List<String> arguments, Map<String, String> values) {
        values.put("argc", Integer.toString(arguments.size()));
        values.put(
                "args",
                arguments.stream()
                        .map(argument -> '"' + Commands.escaped(argument) + '"')
                        .collect(Collectors.joining(",", "[", "]")));
        values.put("jsonCommand", Commands.escaped(String.join(" ", arguments)));
        var rest = arguments.subList(Math.min(1, arguments.size() - 1), arguments.size());
        values.put("jsonArguments", Commands.escaped(String.join(" ", rest)));
    }
}
