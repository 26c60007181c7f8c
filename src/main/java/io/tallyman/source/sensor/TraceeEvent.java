package io.tallyman.source.sensor;

import io.tallyman.event.Attribution;
import io.tallyman.event.ContainerKind;
import io.tallyman.event.ContainerReference;
import io.tallyman.event.Event;
import io.tallyman.event.EventTime;
import io.tallyman.event.NetworkFlow;
import io.tallyman.event.Origin;
import io.tallyman.event.PodReference;
import io.tallyman.event.ProcessExecuted;
import io.tallyman.source.ImageIds;
import io.tallyman.source.Json;
import io.tallyman.source.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** One event of Tracee. */
record TraceeEvent(JsonNode record, EventTime time, Origin origin) {

    private static final long IN_PROGRESS = -115;

    Reading reading() {
        var sighting = sighting();
        return switch (text("eventName")) {
            case "sched_process_exec" -> sighting.with(execution(sighting));
            case "execve", "execveat" -> returned() < 0 ? sighting.with(List.of()) : sighting.with(execution(sighting));
            case "security_socket_connect" -> socket(sighting, argument("remote_addr"));
            case "connect" ->
                returned() < 0 && returned() != IN_PROGRESS
                        ? sighting.with(List.of())
                        : socket(sighting, argument("addr"));
            case "net_tcp_connect" ->
                flow(sighting, argument("dst").asString(""), Json.whole(argument("dst_port"), 0), "tcp");
            case "net_packet_dns", "net_packet_dns_request", "net_packet_dns_response" ->
                sighting.with(new TraceeNames(this, sighting).events());
            default -> sighting.with(List.of());
        };
    }

    private long returned() {
        return Json.number(record, "returnValue");
    }

    private Sighting sighting() {
        var container = record.path("container");
        var pod = record.path("kubernetes");
        var id = either(container, "id", "containerId");
        var reference = id.isEmpty()
                ? ContainerReference.NONE
                : new ContainerReference(
                        id,
                        either(container, "name", "containerName"),
                        new PodReference(
                                either(pod, "podNamespace", "podNamespace"),
                                either(pod, "podName", "podName"),
                                either(pod, "podUID", "podUID")));
        var sandbox = pod.path("podSandbox").asBoolean(false)
                || record.path("podSandbox").asBoolean(false);
        return new Sighting(
                time,
                origin,
                reference,
                either(container, "image", "containerImage"),
                ImageIds.digests(withAt(either(container, "imageDigest", "containerImageDigest"))),
                null,
                sandbox ? ContainerKind.SANDBOX : ContainerKind.APPLICATION);
    }

    /** A bare digest in this field is the registry's, like one that follows a name. */
    private static String withAt(String digest) {
        return digest.contains("@") ? digest : "@" + digest;
    }

    private ProcessExecuted execution(Sighting sighting) {
        var arguments = new ArrayList<String>();
        argument("argv").forEach(word -> arguments.add(word.asString("")));
        return new ProcessExecuted(
                time,
                origin,
                sighting.container(),
                pid(),
                parentPid(),
                argument("pathname").asString(""),
                arguments,
                argument("prev_comm").asString(""),
                "",
                text("userId"),
                Set.of(),
                Attribution.NONE);
    }

    private Reading socket(Sighting sighting, JsonNode address) {
        return switch (Json.text(address, "sa_family")) {
            case "AF_INET" -> flow(sighting, Json.text(address, "sin_addr"), Json.number(address, "sin_port"), "");
            case "AF_INET6" -> flow(sighting, Json.text(address, "sin6_addr"), Json.number(address, "sin6_port"), "");
            default -> sighting.with(List.of());
        };
    }

    private Reading flow(Sighting sighting, String address, long port, String protocol) {
        if (address.isEmpty()) {
            return sighting.with(List.<Event>of());
        }
        return sighting.with(new NetworkFlow(
                time,
                origin,
                sighting.container(),
                pid(),
                parentPid(),
                "",
                0,
                Sighting.destination(address, port),
                protocol,
                0,
                0,
                0,
                "",
                Attribution.NONE));
    }

    long pid() {
        return Json.number(record, "hostProcessId");
    }

    private long parentPid() {
        return Json.number(record, "hostParentProcessId");
    }

    /** The value of an argument; missing where the event has none of that name. */
    JsonNode argument(String name) {
        for (var argument : record.path("args")) {
            if (Json.text(argument, "name").equals(name)) {
                return argument.path("value");
            }
        }
        return MissingNode.getInstance();
    }

    String text(String key) {
        return Json.text(record, key);
    }

    private String either(JsonNode nested, String key, String flatKey) {
        var text = Json.text(nested, key);
        return text.isEmpty() ? text(flatKey) : text;
    }
}
