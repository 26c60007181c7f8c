package io.tallyman.source.sensor;

import io.tallyman.event.Attribution;
import io.tallyman.event.ContainerKind;
import io.tallyman.event.ContainerReference;
import io.tallyman.event.EventTime;
import io.tallyman.event.Feed;
import io.tallyman.event.NetworkFlow;
import io.tallyman.event.Origin;
import io.tallyman.event.PodReference;
import io.tallyman.event.ProcessExecuted;
import io.tallyman.source.CloudFields;
import io.tallyman.source.Json;
import io.tallyman.source.Reading;
import io.tallyman.source.Times;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * One event of Auditbeat.
 *
 * @param auditd true for the kernel's audit, false for the module system
 */
record AuditbeatEvent(JsonNode record, boolean auditd) {

    private static final Set<String> EXECUTIONS = Set.of("executed", "process_started", "existing_process");
    private static final Set<String> CONNECTIONS = Set.of("connected-to", "network_flow");
    private static final Set<String> INWARD = Set.of("inbound", "ingress");
    private static final Set<String> IN_PROGRESS = Set.of("EINPROGRESS", "-115");

    /** The kernel counts a process's start in hundredths of a second. */
    private static final Duration START_TICK = Duration.ofMillis(10);

    /** Whether it is a successful execution, or a connection that was made or is being made, to an address. */
    boolean matters() {
        if (EXECUTIONS.contains(text("event", "action"))) {
            return !failed();
        }
        return CONNECTIONS.contains(text("event", "action"))
                && !INWARD.contains(text("network", "direction"))
                && !address().isEmpty()
                && (!failed() || IN_PROGRESS.contains(text("auditd", "data", "exit")));
    }

    private boolean failed() {
        return text("auditd", "result").equals("fail")
                || text("event", "outcome").equals("failure");
    }

    /** Auditd's moment; for the others the moment the process or connection began, where told. */
    Optional<EventTime> time() {
        var stamp = Times.iso(text("@timestamp"));
        if (auditd) {
            return stamp.map(time -> new EventTime(time.instant(), EventTime.AUDIT_TICK));
        }
        var start = isExecution()
                ? Times.iso(text("process", "start")).map(time -> new EventTime(time.instant(), START_TICK))
                : Times.iso(text("event", "start"));
        return start.or(() -> stamp);
    }

    Reading reading(EventTime time, Feed feed, long line) {
        var host = first(text("host", "hostname"), text("host", "name"), text("agent", "hostname"));
        var cluster = text("orchestrator", "cluster", "name");
        var account = CloudFields.account(record);
        var origin = new Origin(feed.withHost(host).withCluster(cluster).withAccount(account), line);
        var image = first(text("container", "image", "name"), text("kubernetes", "container", "image"));
        var sighting = new Sighting(time, origin, container(), image, Set.of(), null, ContainerKind.APPLICATION);
        return isExecution() ? sighting.with(execution(sighting)) : sighting.with(flow(sighting));
    }

    private boolean isExecution() {
        return EXECUTIONS.contains(text("event", "action"));
    }

    private ContainerReference container() {
        var id = first(text("container", "id"), text("kubernetes", "container", "id"));
        var pod = new PodReference(
                first(text("kubernetes", "namespace"), text("kubernetes", "namespace", "name")),
                text("kubernetes", "pod", "name"),
                text("kubernetes", "pod", "uid"));
        var reference = new ContainerReference(
                id, first(text("kubernetes", "container", "name"), text("container", "name")), pod);
        return reference.isKnown() ? reference : ContainerReference.NONE;
    }

    private ProcessExecuted execution(Sighting sighting) {
        var arguments = new ArrayList<String>();
        Json.at(record, "process", "args").forEach(word -> arguments.add(word.asString("")));
        return new ProcessExecuted(
                sighting.time(),
                sighting.origin(),
                sighting.container(),
                CloudFields.machine(record),
                number("process", "pid"),
                parentPid(),
                text("process", "executable"),
                arguments,
                first(
                        text("process", "parent", "command_line"),
                        text("process", "parent", "executable"),
                        text("process", "parent", "name")),
                text("process", "working_directory"),
                first(text("user", "name"), text("user", "id")),
                devices(),
                Attribution.NONE);
    }

    private Set<String> devices() {
        var devices = new HashSet<String>();
        for (var path : Json.at(record, "auditd", "paths")) {
            var device = Json.text(path, "dev");
            if (!device.isEmpty()) {
                devices.add(device);
            }
        }
        return devices;
    }

    private NetworkFlow flow(Sighting sighting) {
        var port = Math.max(number("destination", "port"), number("auditd", "data", "socket", "port"));
        return new NetworkFlow(
                sighting.time(),
                sighting.origin(),
                sighting.container(),
                CloudFields.machine(record),
                number("process", "pid"),
                parentPid(),
                Sighting.destination(text("source", "ip"), 0).address(),
                Sighting.port(number("source", "port")),
                Sighting.destination(address(), port),
                text("network", "transport"),
                Math.max(0, number("event", "duration") / 1_000_000),
                number("source", "bytes"),
                number("destination", "bytes"),
                "",
                Attribution.NONE);
    }

    private String address() {
        var family = text("auditd", "data", "socket", "family");
        var socket = family.startsWith("ipv") ? text("auditd", "data", "socket", "addr") : "";
        return first(text("destination", "ip"), socket);
    }

    private long parentPid() {
        return Math.max(number("process", "parent", "pid"), number("process", "ppid"));
    }

    private String text(String... path) {
        return Json.text(record, path);
    }

    private long number(String... path) {
        return Json.number(record, path);
    }

    private static String first(String... texts) {
        return List.of(texts).stream()
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
    }
}
