package io.tallyman.source.azure;

import io.tallyman.event.ArtifactSource;
import io.tallyman.event.ArtifactSource.Kind;
import io.tallyman.event.Attribution;
import io.tallyman.event.DiskDerived;
import io.tallyman.event.Event;
import io.tallyman.event.InstanceReference;
import io.tallyman.event.MachineImageCreated;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Images, disks and snapshots as the answer to the call that made them shows them. */
final class Artifacts {

    private Artifacts() {}

    static List<Event> events(String operation, Activity activity) {
        return switch (operation) {
            case "microsoft.compute/images/write" -> List.of(created(activity, "images/write", ofImage(activity)));
            case "microsoft.compute/galleries/images/versions/write" ->
                List.of(created(activity, "galleries/images/versions/write", ofVersion(activity)));
            case "microsoft.compute/snapshots/write", "microsoft.compute/disks/write" ->
                List.of(new DiskDerived(
                        activity.time(), activity.origin(), "azure", activity.resource(), ofDisk(activity)));
            default -> List.of();
        };
    }

    private static MachineImageCreated created(Activity activity, String operation, ArtifactSource source) {
        var machine = source.kind() == Kind.INSTANCE
                ? new InstanceReference("azure", ResourceId.subscription(source.id()), "", "", source.id(), "")
                : InstanceReference.NONE;
        return new MachineImageCreated(
                activity.time(),
                activity.origin(),
                machine,
                ImageReferences.ofId(activity.resource()),
                source,
                operation,
                activity.record().user(),
                Attribution.NONE);
    }

    private static ArtifactSource ofImage(Activity activity) {
        var machine = Folded.lower(activity.properties(), "sourceVirtualMachine", "id");
        var disk = Folded.at(activity.properties(), "storageProfile", "osDisk");
        return first(
                machine,
                Folded.lower(disk, "managedDisk", "id"),
                Folded.lower(disk, "snapshot", "id"),
                Folded.text(disk, "blobUri"));
    }

    private static ArtifactSource ofVersion(Activity activity) {
        var storage = Folded.at(activity.properties(), "storageProfile");
        return first(sources(Folded.at(storage, "source"), Folded.at(storage, "osDiskImage", "source")));
    }

    private static String[] sources(JsonNode... nodes) {
        return Stream.of(nodes)
                .flatMap(node -> Stream.of(
                        Folded.lower(node, "virtualMachineId"),
                        Folded.lower(node, "communityGalleryImageId"),
                        Folded.lower(node, "id"),
                        Folded.text(node, "uri")))
                .toArray(String[]::new);
    }

    private static ArtifactSource ofDisk(Activity activity) {
        var made = Folded.at(activity.properties(), "creationData");
        var image = Stream.of("galleryImageReference", "imageReference")
                .map(member -> ImageReferences.image(Folded.at(made, member)))
                .filter(found -> found.isKnown())
                .findFirst();
        return image.map(found -> new ArtifactSource(Kind.IMAGE, found.id()))
                .orElseGet(() -> first(Folded.lower(made, "sourceResourceId"), Folded.text(made, "sourceUri")));
    }

    /** The first of these ids and addresses that is told. */
    private static ArtifactSource first(String... told) {
        return Stream.of(told)
                .filter(id -> !id.isEmpty())
                .findFirst()
                .map(Artifacts::source)
                .orElse(ArtifactSource.UNKNOWN);
    }

    private static ArtifactSource source(String id) {
        if (id.contains("://")) {
            return new ArtifactSource(Kind.EXTERNAL, id);
        }
        if (id.contains("/virtualmachines/")) {
            return new ArtifactSource(Kind.INSTANCE, id);
        }
        if (id.contains("/images/")) {
            return new ArtifactSource(Kind.IMAGE, id);
        }
        return new ArtifactSource(id.contains("/snapshots/") ? Kind.SNAPSHOT : Kind.DISK, id);
    }
}
