package io.tallyman.source.gcp;

import io.tallyman.source.Json;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * Keys of an instance's metadata whose value it runs when it boots. The log names keys, never values.
 *
 * @see <a href="https://cloud.google.com/compute/docs/metadata/predefined-metadata-keys">Predefined metadata keys</a>
 */
final class StartupKeys {

    private static final List<String> PREFIXES = List.of(
            "startup-script",
            "user-data",
            "windows-startup-script",
            "sysprep-specialize-script",
            "gce-container-declaration");

    private StartupKeys() {}

    private static boolean runs(String key) {
        return PREFIXES.stream().anyMatch(key::startsWith);
    }

    /** Those that a call added to an instance's metadata or changed there. */
    static Set<String> changed(JsonNode payload) {
        var found = new TreeSet<String>();
        var delta = Json.at(payload, "metadata", "instanceMetadataDelta");
        for (var member : List.of("addedMetadataKeys", "modifiedMetadataKeys")) {
            delta.path(member).valueStream().map(key -> key.asString("")).forEach(found::add);
        }
        found.removeIf(key -> !runs(key));
        return found;
    }

    /** Whether the request for a new instance gives it one, as far as the log lists the keys. */
    static boolean given(JsonNode request) {
        return Json.at(request, "metadata", "items").valueStream().anyMatch(item -> runs(Json.text(item, "key")));
    }
}
