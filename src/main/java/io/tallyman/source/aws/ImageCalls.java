package io.tallyman.source.aws;

import io.tallyman.event.ArtifactSource;
import io.tallyman.event.ArtifactSource.Kind;
import io.tallyman.event.Attribution;
import io.tallyman.event.Event;
import io.tallyman.event.InstanceReference;
import io.tallyman.event.MachineImage;
import io.tallyman.event.MachineImageCreated;
import io.tallyman.source.Json;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Calls that make a machine image, which then is the calling account's. */
final class ImageCalls {

    private ImageCalls() {}

    static List<Event> ofInstance(TrailRecord call) {
        var id = Json.text(call.request(), "instanceId");
        return made(call, id.isEmpty() ? InstanceReference.NONE : call.instance(id), source(Kind.INSTANCE, id));
    }

    static List<Event> copied(TrailRecord call) {
        return made(call, source(Kind.IMAGE, Json.text(call.request(), "sourceImageId")));
    }

    /** From the root disk's snapshot; else from the bundle that was put into a bucket. */
    static List<Event> registered(TrailRecord call) {
        var root = Json.text(call.request(), "rootDeviceName");
        var snapshot = "";
        for (var device : Items.of(call.request("blockDeviceMapping"))) {
            var found = Json.text(device, "ebs", "snapshotId");
            var isRoot = !root.isEmpty() && root.equals(Json.text(device, "deviceName"));
            if (!found.isEmpty() && (snapshot.isEmpty() || isRoot)) {
                snapshot = found;
            }
        }
        return made(
                call,
                snapshot.isEmpty()
                        ? source(Kind.EXTERNAL, Json.text(call.request(), "imageLocation"))
                        : source(Kind.SNAPSHOT, snapshot));
    }

    /** The image's id is told only where the answer has it already: the import goes on for minutes after the call. */
    static List<Event> imported(TrailRecord call) {
        for (var list : List.of("diskContainerSet", "diskContainers", "diskContainer")) {
            for (var disk : Items.of(call.request(list))) {
                return made(call, upload(disk));
            }
        }
        return made(call, new ArtifactSource(Kind.EXTERNAL, ""));
    }

    static List<Event> restored(TrailRecord call) {
        var bucket = Json.text(call.request(), "bucket");
        var key = Json.text(call.request(), "objectKey");
        return made(call, new ArtifactSource(Kind.EXTERNAL, bucket.isEmpty() ? key : "s3://" + bucket + "/" + key));
    }

    /** Where an imported disk comes from. */
    static ArtifactSource upload(JsonNode disk) {
        var snapshot = Json.text(disk, "snapshotId");
        if (!snapshot.isEmpty()) {
            return new ArtifactSource(Kind.SNAPSHOT, snapshot);
        }
        var bucket = disk.path("userBucket");
        var name = Json.firstText(bucket, "s3Bucket", "S3Bucket").orElse("");
        var key = Json.firstText(bucket, "s3Key", "S3Key").orElse("");
        var address = Json.firstText(disk, "url", "Url").orElse(name.isEmpty() ? "" : "s3://" + name + "/" + key);
        return new ArtifactSource(Kind.EXTERNAL, address);
    }

    private static ArtifactSource source(Kind kind, String id) {
        return id.isEmpty() ? ArtifactSource.UNKNOWN : new ArtifactSource(kind, id);
    }

    private static List<Event> made(TrailRecord call, ArtifactSource source) {
        return made(call, InstanceReference.NONE, source);
    }

    private static List<Event> made(TrailRecord call, InstanceReference machine, ArtifactSource source) {
        var id = Json.text(call.response(), "imageId");
        if (id.isEmpty()) {
            return List.of();
        }
        var image = new MachineImage(TrailRecord.CLOUD, id, call.account(), "", Json.text(call.request(), "name"));
        return List.of(new MachineImageCreated(
                call.time(), call.origin(), machine, image, source, call.ec2Call(), call.user(), Attribution.NONE));
    }
}
