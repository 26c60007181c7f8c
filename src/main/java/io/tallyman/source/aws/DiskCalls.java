package io.tallyman.source.aws;

import io.tallyman.event.ArtifactSource;
import io.tallyman.event.ArtifactSource.Kind;
import io.tallyman.event.DiskDerived;
import io.tallyman.event.Event;
import io.tallyman.source.Json;
import java.util.ArrayList;
import java.util.List;

/** Calls that make a snapshot or a disk out of another. */
final class DiskCalls {

    private DiskCalls() {}

    static List<Event> snapshot(TrailRecord call) {
        return derived(
                call,
                Json.text(call.response(), "snapshotId"),
                Kind.DISK,
                Json.firstText(call.request(), "volumeId").orElse(Json.text(call.response(), "volumeId")));
    }

    /* All disks of an instance at once. The instance is the better source where its root is among them: no record says
     * which disk that is, but its launch says what is on it. */
    static List<Event> snapshots(TrailRecord call) {
        var instance = call.request("instanceSpecification");
        if (!instance.isObject()) {
            instance = call.request("CreateSnapshotsRequest", "InstanceSpecification");
        }
        var id = Json.firstText(instance, "instanceId", "InstanceId").orElse("");
        var withoutRoot = Json.firstText(instance, "excludeBootVolume", "ExcludeBootVolume")
                .filter("true"::equals)
                .isPresent();
        var all = new ArrayList<Event>();
        for (var made : Items.of(call.response("snapshotSet"))) {
            var ofDisk = id.isEmpty() || withoutRoot;
            all.addAll(derived(
                    call,
                    Json.text(made, "snapshotId"),
                    ofDisk ? Kind.DISK : Kind.INSTANCE,
                    ofDisk ? Json.text(made, "volumeId") : id));
        }
        return all;
    }

    static List<Event> snapshotCopied(TrailRecord call) {
        return derived(
                call,
                Json.text(call.response(), "snapshotId"),
                Kind.SNAPSHOT,
                Json.text(call.request(), "sourceSnapshotId"));
    }

    static List<Event> snapshotImported(TrailRecord call) {
        var id = Json.firstText(call.response("snapshotTaskDetail"), "snapshotId")
                .orElse(Json.text(call.response(), "snapshotId"));
        return id.isEmpty()
                ? List.of()
                : List.of(new DiskDerived(
                        call.time(),
                        call.origin(),
                        TrailRecord.CLOUD,
                        id,
                        ImageCalls.upload(call.request("diskContainer"))));
    }

    /** An empty disk is made from nothing. */
    static List<Event> volume(TrailRecord call) {
        var snapshot = Json.firstText(call.response(), "snapshotId").orElse(Json.text(call.request(), "snapshotId"));
        return derived(call, Json.text(call.response(), "volumeId"), Kind.SNAPSHOT, snapshot);
    }

    private static List<Event> derived(TrailRecord call, String id, Kind kind, String source) {
        if (id.isEmpty() || source.isEmpty()) {
            return List.of();
        }
        return List.of(
                new DiskDerived(call.time(), call.origin(), TrailRecord.CLOUD, id, new ArtifactSource(kind, source)));
    }
}
