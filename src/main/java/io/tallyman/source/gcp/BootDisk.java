package io.tallyman.source.gcp;

import io.tallyman.event.ArtifactSource;
import io.tallyman.event.ArtifactSource.Kind;
import io.tallyman.source.Json;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * The disk that a new instance boots from.
 *
 * @param disk its description in the request; missing where the log left it out
 * @param image what it is made from, where that is an image; empty if not
 */
record BootDisk(JsonNode disk, String image) {

    static BootDisk of(ComputeCall call, JsonNode request) {
        var asked = first(request);
        var image = source(asked);
        var resolved = source(first(call.response()));
        var told =
                image.isEmpty() || (isFamily(image) && !resolved.isEmpty() && !isFamily(resolved)) ? resolved : image;
        return new BootDisk(asked, call.paths().image(told));
    }

    private static JsonNode first(JsonNode request) {
        Optional<JsonNode> marked = request.path("disks")
                .valueStream()
                .filter(disk -> disk.path("boot").asBoolean(false))
                .findFirst();
        return marked.or(() -> request.path("disks").valueStream().findFirst()).orElse(MissingNode.getInstance());
    }

    private static String source(JsonNode disk) {
        return Json.text(disk, "initializeParams", "sourceImage");
    }

    private static boolean isFamily(String image) {
        return image.contains("/family/") || image.startsWith("family/");
    }

    /** Whether the call makes the disk; else it attaches one that was there. */
    boolean isMade() {
        return disk.path("initializeParams").isObject()
                && Json.text(disk, "source").isEmpty();
    }

    /** Its name: the one asked for, else that of its instance. */
    String name(String instance) {
        var asked = Json.text(disk, "initializeParams", "diskName");
        return asked.isEmpty() ? instance : asked;
    }

    /** What it was made from, or, where it was there already, the disk itself. */
    ArtifactSource source(ComputeCall call, String zone) {
        if (!image.isEmpty()) {
            return new ArtifactSource(Kind.IMAGE, image);
        }
        var existing = Json.text(disk, "source");
        if (!existing.isEmpty()) {
            return new ArtifactSource(Kind.DISK, call.paths().zonal(zone, "disks", existing));
        }
        var snapshot = Json.text(disk, "initializeParams", "sourceSnapshot");
        return snapshot.isEmpty()
                ? ArtifactSource.UNKNOWN
                : new ArtifactSource(Kind.SNAPSHOT, call.paths().of(snapshot));
    }
}
