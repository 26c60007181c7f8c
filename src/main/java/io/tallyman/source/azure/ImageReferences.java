package io.tallyman.source.azure;

import io.tallyman.event.MachineImage;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Images as machines and disks refer to them: of the marketplace, of a gallery, shared, of a community, or managed. */
final class ImageReferences {

    private static final String VERSIONS = "/versions/";

    private ImageReferences() {}

    static MachineImage image(JsonNode reference) {
        var id = Stream.of("sharedGalleryImageId", "communityGalleryImageId", "id")
                .map(member -> Folded.lower(reference, member))
                .filter(told -> !told.isEmpty())
                .findFirst()
                .orElse("");
        return id.isEmpty() ? marketplace(reference) : ofId(versioned(id, Folded.lower(reference, "exactVersion")));
    }

    private static MachineImage marketplace(JsonNode reference) {
        var publisher = Folded.lower(reference, "publisher");
        var exact = Folded.lower(reference, "exactVersion");
        var version = exact.isEmpty() ? Folded.lower(reference, "version") : exact;
        return publisher.isEmpty()
                ? MachineImage.NONE
                : marketplace(publisher, Folded.lower(reference, "offer"), Folded.lower(reference, "sku"), version);
    }

    private static MachineImage marketplace(String publisher, String offer, String sku, String version) {
        var id = Stream.of(publisher, offer, sku, version).collect(Collectors.joining(":"));
        return new MachineImage("azure", id, publisher, "", "");
    }

    /** An image by its id in lower case, also where that is the long one of a marketplace image. */
    static MachineImage ofId(String id) {
        var publisher = ResourceId.part(id, "publishers");
        if (!publisher.isEmpty() && id.contains("/offers/")) {
            return marketplace(
                    publisher,
                    ResourceId.part(id, "offers"),
                    ResourceId.part(id, "skus"),
                    ResourceId.part(id, "versions"));
        }
        return id.isEmpty() ? MachineImage.NONE : new MachineImage("azure", id, "", "", ResourceId.part(id, "images"));
    }

    /* A gallery's image is referred to without version, or by "latest", to have the newest. */
    private static String versioned(String id, String exact) {
        var bare = id.endsWith(VERSIONS + "latest") ? id.substring(0, id.lastIndexOf(VERSIONS)) : id;
        var isGallery = bare.contains("galleries/");
        return exact.isEmpty() || !isGallery || bare.contains(VERSIONS) ? id : bare + VERSIONS + exact;
    }
}
