package io.tallyman.source.sensor;

import io.tallyman.event.Attribution;
import io.tallyman.event.ContainerKind;
import io.tallyman.event.ContainerReference;
import io.tallyman.event.ContainerStopped;
import io.tallyman.event.EventTime;
import io.tallyman.event.NetworkFlow;
import io.tallyman.event.Origin;
import io.tallyman.event.PodReference;
import io.tallyman.event.ProcessExecuted;
import io.tallyman.source.ImageIds;
import io.tallyman.source.Json;
import io.tallyman.source.Reading;
import io.tallyman.source.Times;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * One event of Tetragon.
 *
 * @param body the object below the event's name
 */
record TetragonEvent(JsonNode body, EventTime time, Origin origin) {

    private static final Set<String> CONNECTS = Set.of(
            "tcp_connect",
            "security_socket_connect",
            "socket_connect",
            "bpf_lsm_socket_connect",
            "sys_connect",
            "__x64_sys_connect",
            "__arm64_sys_connect");

    Reading reading(String kind) {
        var process = body.path("process");
        var sighting = sighting(process);
        return switch (kind) {
            case "process_exec" -> sighting.with(execution(sighting, process));
            case "process_connect" ->
                connection(
                        sighting,
                        text("source_ip"),
                        number("source_port"),
                        text("destination_ip"),
                        number("destination_port"),
                        text("protocol"));
            case "process_kprobe", "process_lsm" -> hook(sighting);
            case "process_exit" -> exit(sighting, process);
            default -> sighting.with(List.of());
        };
    }

    private Sighting sighting(JsonNode process) {
        var pod = process.path("pod");
        var container = pod.path("container");
        var id = Json.text(container, "id");
        var reference = new ContainerReference(
                id.isEmpty() ? Json.text(process, "docker") : id,
                Json.text(container, "name"),
                new PodReference(Json.text(pod, "namespace"), Json.text(pod, "name"), Json.text(pod, "uid")));
        return new Sighting(
                time,
                origin,
                reference.isKnown() ? reference : ContainerReference.NONE,
                Json.text(container, "image", "name"),
                ImageIds.digests(Json.text(container, "image", "id")),
                Times.instant(Json.text(container, "start_time")).orElse(null),
                ContainerKind.APPLICATION);
    }

    private ProcessExecuted execution(Sighting sighting, JsonNode process) {
        var parent = body.path("parent");
        return new ProcessExecuted(
                time,
                origin,
                sighting.container(),
                Json.number(process, "pid"),
                parentPid(),
                Json.text(process, "binary"),
                commandLine(process),
                String.join(" ", commandLine(parent)),
                Json.text(process, "cwd"),
                Json.text(process, "uid"),
                Set.of(),
                Attribution.NONE);
    }

    /** After an exec without a fork Tetragon calls the process's former self its parent: that tells of no parent. */
    private long parentPid() {
        var parent = Json.number(body, "parent", "pid");
        return parent == Json.number(body, "process", "pid") ? 0 : parent;
    }

    private static List<String> commandLine(JsonNode process) {
        var binary = Json.text(process, "binary");
        var arguments = new ArrayList<String>();
        if (!binary.isEmpty()) {
            arguments.add(binary);
        }
        arguments.addAll(CommandLines.quoted(Json.text(process, "arguments")));
        return arguments;
    }

    private Reading hook(Sighting sighting) {
        if (!CONNECTS.contains(text("function_name"))) {
            return sighting.with(List.of());
        }
        for (var argument : body.path("args")) {
            var socket = argument.path("sock_arg");
            if (!Json.text(socket, "daddr").isEmpty()) {
                return connection(
                        sighting,
                        Json.text(socket, "saddr"),
                        Json.number(socket, "sport"),
                        Json.text(socket, "daddr"),
                        Json.number(socket, "dport"),
                        Json.text(socket, "protocol").replace("IPPROTO_", ""));
            }
            var address = argument.path("sockaddr_arg");
            if (!Json.text(address, "addr").isEmpty()
                    && Json.text(address, "family").startsWith("AF_INET")) {
                return connection(sighting, "", 0, Json.text(address, "addr"), Json.number(address, "port"), "");
            }
        }
        return sighting.with(List.of());
    }

    private Reading connection(Sighting sighting, String from, long fromPort, String to, long toPort, String protocol) {
        if (to.isEmpty()) {
            return sighting.with(List.of());
        }
        return sighting.with(new NetworkFlow(
                time,
                origin,
                sighting.container(),
                Json.number(body, "process", "pid"),
                parentPid(),
                Sighting.destination(from, 0).address(),
                Sighting.port(fromPort),
                Sighting.destination(to, toPort),
                protocol.toLowerCase(Locale.ROOT),
                0,
                0,
                0,
                "",
                Attribution.NONE));
    }

    /** Pid 1 of the container's own namespace is its first process: with it the container ends. */
    private Reading exit(Sighting sighting, JsonNode process) {
        var first = Json.number(process, "pod", "container", "pid") == 1;
        return first && !sighting.container().id().isEmpty()
                ? sighting.with(new ContainerStopped(time, origin, sighting.container()))
                : sighting.with(List.of());
    }

    private String text(String key) {
        return Json.text(body, key);
    }

    private long number(String key) {
        return Json.number(body, key);
    }
}
