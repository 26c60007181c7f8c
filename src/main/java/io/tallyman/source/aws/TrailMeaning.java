package io.tallyman.source.aws;

import io.tallyman.event.Attribution;
import io.tallyman.event.Event;
import io.tallyman.event.ImagesSearched;
import io.tallyman.source.Json;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a recorded call tells an analytic: nothing where it failed, was refused or only tried. */
final class TrailMeaning {

    private TrailMeaning() {}

    /** The call's events. */
    static List<Event> of(TrailRecord call) {
        if (call.failed()) {
            return List.of();
        }
        var name = call.ec2Call();
        if (name.equals("DescribeImages")) {
            return searched(call);
        }
        return call.isAnswered() ? answered(name, call) : List.of();
    }

    private static List<Event> answered(String name, TrailRecord call) {
        return switch (name) {
            case "RunInstances" -> Launches.of(call);
            case "StartInstances" -> InstanceCalls.started(call);
            case "StopInstances" -> InstanceCalls.stopped(call, false);
            case "TerminateInstances" -> InstanceCalls.stopped(call, true);
            case "ModifyInstanceAttribute" -> InstanceCalls.modified(call);
            case "CreateTags" -> InstanceCalls.tagged(call);
            case "CreateNetworkInterface" -> InstanceCalls.interfaceMade(call);
            case "AttachNetworkInterface" -> InstanceCalls.interfaceAttached(call);
            case "CreateImage" -> ImageCalls.ofInstance(call);
            case "CopyImage" -> ImageCalls.copied(call);
            case "RegisterImage" -> ImageCalls.registered(call);
            case "ImportImage" -> ImageCalls.imported(call);
            case "CreateRestoreImageTask" -> ImageCalls.restored(call);
            case "CreateSnapshot" -> DiskCalls.snapshot(call);
            case "CreateSnapshots" -> DiskCalls.snapshots(call);
            case "CopySnapshot" -> DiskCalls.snapshotCopied(call);
            case "ImportSnapshot" -> DiskCalls.snapshotImported(call);
            case "CreateVolume" -> DiskCalls.volume(call);
            default -> List.of();
        };
    }

    private static final Set<String> OWNERS = Set.of("owner-id", "owner-alias", "image-id");

    /* Only the request tells: CloudTrail records no answer of a reading call. */
    private static List<Event> searched(TrailRecord call) {
        var names = new HashSet<String>();
        boolean says = !Items.of(call.request("ownersSet")).isEmpty()
                || !Items.of(call.request("imagesSet")).isEmpty();
        for (var filter : Items.of(call.request("filterSet"))) {
            var name = Json.text(filter, "name");
            says |= OWNERS.contains(name);
            if (name.equals("name")) {
                names.addAll(Items.texts(filter.path("valueSet"), "value"));
            }
        }
        if (says || names.isEmpty()) {
            return List.of();
        }
        return List.of(new ImagesSearched(
                call.time(), call.origin(), TrailRecord.CLOUD, call.account(), call.user(), names, Attribution.NONE));
    }
}
