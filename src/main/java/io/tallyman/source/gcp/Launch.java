package io.tallyman.source.gcp;

import io.tallyman.event.Addresses;
import io.tallyman.event.ArtifactSource;
import io.tallyman.event.Attribution;
import io.tallyman.event.DiskDerived;
import io.tallyman.event.Event;
import io.tallyman.event.EventTime;
import io.tallyman.event.InstanceLaunched;
import io.tallyman.event.InstanceReference;
import io.tallyman.event.MachineImage;
import io.tallyman.source.HostName;
import io.tallyman.source.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * What a call asks of a new instance.
 *
 * @param request the request, or the properties that a bulk request has for each of its instances
 */
record Launch(ComputeCall call, JsonNode request, BootDisk boot) {

    static Launch of(ComputeCall call, JsonNode request) {
        return new Launch(call, request, BootDisk.of(call, request));
    }

    /** The launch of one instance, and the making of its boot disk, so that lineage reaches what is made of that disk. */
    List<Event> events(InstanceReference machine, EventTime time) {
        var events = new ArrayList<Event>(2);
        var source = source(machine.region());
        events.add(launched(machine, time, source));
        var isTold = source.kind() == ArtifactSource.Kind.IMAGE || source.kind() == ArtifactSource.Kind.SNAPSHOT;
        if (boot.isMade() && isTold && !machine.path().isEmpty()) {
            var disk = call.paths().zonal(machine.region(), "disks", boot.name(machine.name()));
            events.add(new DiskDerived(time, call.origin(), "gcp", disk, source));
        }
        return events;
    }

    private InstanceLaunched launched(InstanceReference machine, EventTime time, ArtifactSource source) {
        var image = image();
        return new InstanceLaunched(
                time,
                call.origin(),
                machine,
                image,
                image.isKnown() ? ArtifactSource.UNKNOWN : source,
                "",
                call.user(),
                call.caller(),
                hostNames(machine),
                addresses(),
                Set.of(),
                network("network"),
                network("subnetwork"),
                labels(request),
                StartupKeys.given(request)
                        || !StartupKeys.changed(call.payload()).isEmpty(),
                Attribution.NONE);
    }

    private ArtifactSource source(String zone) {
        return boot.source(call, zone);
    }

    /** The image of the boot disk, else the machine image that the whole instance is made from. */
    private MachineImage image() {
        var id = boot.image().isEmpty() ? call.paths().of(Json.text(request, "sourceMachineImage")) : boot.image();
        return image(id);
    }

    static MachineImage image(String id) {
        return id.isEmpty()
                ? MachineImage.NONE
                : new MachineImage("gcp", id, ResourcePath.part(id, "projects"), "", ResourcePath.last(id));
    }

    /** The short name, the names that Google's internal DNS gives it, and the one asked for. */
    private Set<String> hostNames(InstanceReference machine) {
        var names = new HashSet<String>();
        HostName.read(Json.text(request, "hostname")).ifPresent(names::add);
        HostName.read(machine.name()).ifPresent(name -> {
            names.add(name);
            var project = machine.account();
            if (!project.isEmpty() && !project.contains(":")) {
                names.add("%s.%s.c.%s.internal".formatted(name, machine.region(), project));
                names.add("%s.c.%s.internal".formatted(name, project));
            }
        });
        return names;
    }

    private Set<String> addresses() {
        var found = new HashSet<String>();
        Stream.of(request, call.response())
                .flatMap(told -> told.path("networkInterfaces").valueStream())
                .forEach(network -> {
                    Addresses.read(Json.text(network, "networkIP")).ifPresent(found::add);
                    network.path("accessConfigs")
                            .forEach(access ->
                                    Addresses.read(Json.text(access, "natIP")).ifPresent(found::add));
                });
        return found;
    }

    private String network(String member) {
        return request.path("networkInterfaces")
                .valueStream()
                .map(network -> call.paths().of(Json.text(network, member)))
                .findFirst()
                .orElse("");
    }

    /** Labels of a request, written as an object or as a list of key and value. */
    static Map<String, String> labels(JsonNode request) {
        var found = new HashMap<String, String>();
        var labels = request.path("labels");
        if (labels.isArray()) {
            labels.forEach(label -> found.put(Json.text(label, "key"), Json.text(label, "value")));
        }
        labels.properties()
                .forEach(label -> found.put(label.getKey(), label.getValue().asString("")));
        return found;
    }
}
