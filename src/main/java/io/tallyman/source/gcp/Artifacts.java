package io.tallyman.source.gcp;

import io.tallyman.event.ArtifactSource;
import io.tallyman.event.ArtifactSource.Kind;
import io.tallyman.event.Attribution;
import io.tallyman.event.DiskDerived;
import io.tallyman.event.Event;
import io.tallyman.event.EventTime;
import io.tallyman.event.InstanceReference;
import io.tallyman.event.MachineImageCreated;
import io.tallyman.source.Json;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Images, disks and snapshots that a call makes, and what from. */
final class Artifacts {

    private Artifacts() {}

    static List<Event> events(ComputeCall call, EventTime time) {
        return switch (call.method()) {
            case "compute.images.insert" -> List.of(image(call, time, call.resource(), source(call)));
            case "compute.machineImages.insert" -> List.of(machineImage(call, time));
            case "compute.disks.insert", "compute.regionDisks.insert" ->
                List.of(derived(call, time, call.resource(), source(call)));
            case "compute.snapshots.insert" -> List.of(derived(call, time, call.resource(), source(call)));
            case "compute.disks.createSnapshot", "compute.regionDisks.createSnapshot" -> snapshot(call, time);
            default -> List.of();
        };
    }

    private static MachineImageCreated image(ComputeCall call, EventTime time, String id, ArtifactSource source) {
        return new MachineImageCreated(
                time,
                call.origin(),
                InstanceReference.NONE,
                Launch.image(call.paths().image(id)),
                source,
                call.method(),
                call.caller().isEmpty() ? call.user() : call.caller(),
                Attribution.NONE);
    }

    private static MachineImageCreated machineImage(ComputeCall call, EventTime time) {
        var path = call.paths().of(Json.text(call.request(), "sourceInstance"));
        var machine = path.isEmpty()
                ? InstanceReference.NONE
                : new InstanceReference("gcp", call.project(), ResourcePath.part(path, "zones"), "", path, "");
        var source = path.isEmpty() ? ArtifactSource.UNKNOWN : new ArtifactSource(Kind.INSTANCE, path);
        return new MachineImageCreated(
                time,
                call.origin(),
                machine,
                Launch.image(call.resource()),
                source,
                call.method(),
                call.user(),
                Attribution.NONE);
    }

    private static DiskDerived derived(ComputeCall call, EventTime time, String id, ArtifactSource source) {
        return new DiskDerived(time, call.origin(), "gcp", id, source);
    }

    /* The call is one of the disk; only its request names the snapshot. */
    private static List<Event> snapshot(ComputeCall call, EventTime time) {
        var name = Json.text(call.request(), "name");
        if (name.isEmpty()) {
            return List.of();
        }
        var id = "projects/%s/global/snapshots/%s".formatted(call.project(), name);
        return List.of(derived(call, time, id, new ArtifactSource(Kind.DISK, call.resource())));
    }

    private static ArtifactSource source(ComputeCall call) {
        var request = call.request();
        var paths = call.paths();
        var image = paths.image(Json.text(request, "sourceImage"));
        if (!image.isEmpty()) {
            return new ArtifactSource(Kind.IMAGE, image);
        }
        var disk = paths.zonal(call.zone(), "disks", Json.text(request, "sourceDisk"));
        if (!disk.isEmpty()) {
            return new ArtifactSource(Kind.DISK, disk);
        }
        var snapshot = paths.of(Json.text(request, "sourceSnapshot"));
        return snapshot.isEmpty() ? external(request) : new ArtifactSource(Kind.SNAPSHOT, snapshot);
    }

    private static ArtifactSource external(JsonNode request) {
        var raw = Json.text(request, "rawDisk", "source");
        var upload = raw.isEmpty() ? Json.text(request, "sourceStorageObject") : raw;
        return upload.isEmpty() ? ArtifactSource.UNKNOWN : new ArtifactSource(Kind.EXTERNAL, upload);
    }
}
