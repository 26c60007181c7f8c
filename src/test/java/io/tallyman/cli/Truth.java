package io.tallyman.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What really ran in a recording.
 *
 * @param malicious its containers whose image does not come from the trusted registry
 */
record Truth(List<Ran> malicious) {

    private static final String TRUSTED = "registry.corp.example:5000/";
    private static final Pattern DIGEST = Pattern.compile("sha256:[0-9a-f]{64}");

    /**
     * One container.
     *
     * @param digests of its image, of every kind
     */
    record Ran(String id, Set<String> digests) {}

    static Truth read(Path folder) {
        var records = JsonMapper.shared()
                .readTree(folder.resolve("truth.json").toFile())
                .get("records");
        var malicious = new ArrayList<Ran>();
        for (var record : records) {
            var image =
                    record.path("image").asString(record.path("image_in_spec").asString(""));
            if (record.path("kind").asString().equals("container") && !image.startsWith(TRUSTED)) {
                var id = record.path("container_id").asString().replace("containerd://", "");
                malicious.add(new Ran(id, digests(record, records)));
            }
        }
        return new Truth(malicious);
    }

    /* Those of the container's own record, and of the image's where there is one. */
    private static Set<String> digests(JsonNode container, JsonNode records) {
        var found = new LinkedHashSet<String>();
        add(container, found);
        for (var record : records) {
            if (record.path("kind").asString().equals("image")) {
                add(record, found);
            }
        }
        return found;
    }

    private static void add(JsonNode record, Set<String> into) {
        DIGEST.matcher(record.toString()).results().forEach(match -> into.add(match.group()));
    }
}
