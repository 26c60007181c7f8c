package io.tallyman.source.containerd;

import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** The {@code key=value key=value} that containerd printed before it printed JSON. */
final class PlainFields {

    private static final Pattern FIELD = Pattern.compile("(?:^|\\s)([a-z_]+)=(\\S*)");

    private PlainFields() {}

    static JsonNode tree(String text) {
        var node = JsonNodeFactory.instance.objectNode();
        var field = FIELD.matcher(text);
        while (field.find()) {
            node.put(field.group(1), field.group(2));
        }
        return node;
    }
}
