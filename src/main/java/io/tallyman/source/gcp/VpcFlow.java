package io.tallyman.source.gcp;

import io.tallyman.event.Addresses;
import io.tallyman.event.Attribution;
import io.tallyman.event.ContainerReference;
import io.tallyman.event.Destination;
import io.tallyman.event.EventTime;
import io.tallyman.event.Feed;
import io.tallyman.event.InstanceReference;
import io.tallyman.event.NetworkFlow;
import io.tallyman.event.Origin;
import io.tallyman.event.PodReference;
import io.tallyman.source.Json;
import io.tallyman.source.Times;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** One direction of a connection within one interval, as one of its ends reports it. */
record VpcFlow(JsonNode payload) {

    /** Where the ports begin that systems choose for the side that opens a connection. */
    private static final int EPHEMERAL = 32_768;

    private static final int WELL_KNOWN = 1024;

    /** Whether it goes out from a machine or pod that opened it: as its source reports, or its destination about a machine. */
    boolean isOutbound() {
        var reporter = Json.text(payload, "reporter");
        var ours =
                reporter.equals("SRC") || (reporter.equals("DEST") && machine().isKnown());
        return ours && !isAnswer();
    }

    private boolean isAnswer() {
        int from = port("src_port");
        int to = port("dest_port");
        return (from > 0 && from < WELL_KNOWN && to >= WELL_KNOWN) || (from > 0 && from < EPHEMERAL && to >= EPHEMERAL);
    }

    Optional<EventTime> time() {
        return Times.iso(Json.text(payload, "start_time"));
    }

    NetworkFlow event(EventTime time, Feed feed, long line) {
        var machine = machine();
        var known = feed.withAccount(machine.account())
                .withCluster(Json.text(payload, "src_gke_details", "cluster", "cluster_name"));
        return new NetworkFlow(
                time,
                new Origin(known, line),
                pod(),
                machine,
                0,
                0,
                Addresses.canonical(Json.text(payload, "connection", "src_ip")),
                port("src_port"),
                Destination.of(Addresses.canonical(Json.text(payload, "connection", "dest_ip")), port("dest_port")),
                protocol((int) Json.number(payload, "connection", "protocol")),
                duration(time),
                Math.max(0, Json.number(payload, "bytes_sent")),
                0,
                "",
                Attribution.NONE);
    }

    private InstanceReference machine() {
        var instance = payload.path("src_instance");
        var project = Json.text(instance, "project_id");
        var zone = Json.text(instance, "zone");
        var name = Json.text(instance, "vm_name");
        return name.isEmpty() || zone.isEmpty() || project.isEmpty()
                ? InstanceReference.NONE
                : new InstanceReference(
                        "gcp",
                        project,
                        zone,
                        "",
                        "projects/%s/zones/%s/instances/%s".formatted(project, zone, name),
                        "");
    }

    private ContainerReference pod() {
        var pod = Json.at(payload, "src_gke_details", "pod");
        var name = Json.text(pod, "pod_name");
        return name.isEmpty()
                ? ContainerReference.NONE
                : new ContainerReference("", "", new PodReference(Json.text(pod, "pod_namespace"), name, ""));
    }

    private long duration(EventTime start) {
        return Times.iso(Json.text(payload, "end_time"))
                .map(end -> Math.max(0, end.epochMillis() - start.epochMillis()))
                .orElse(0L);
    }

    private int port(String name) {
        var number = Json.number(payload, "connection", name);
        return number < 0 || number > 65_535 ? 0 : (int) number;
    }

    private static String protocol(int number) {
        return switch (number) {
            case 1, 58 -> "icmp";
            case 6 -> "tcp";
            case 17 -> "udp";
            case 132 -> "sctp";
            case 0 -> "";
            default -> Integer.toString(number);
        };
    }
}
