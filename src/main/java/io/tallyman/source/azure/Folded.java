package io.tallyman.source.azure;

import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** Members of JSON objects by names in any casing: each of Azure's exports has its own. */
final class Folded {

    private Folded() {}

    /** The node at a path of names; missing where a step is absent. */
    static JsonNode at(JsonNode node, String... path) {
        var here = node;
        for (var name : path) {
            here = member(here, name);
        }
        return here;
    }

    private static JsonNode member(JsonNode node, String name) {
        var exact = node.path(name);
        if (!exact.isMissingNode()) {
            return exact;
        }
        for (Map.Entry<String, JsonNode> member : node.properties()) {
            if (member.getKey().equalsIgnoreCase(name)) {
                return member.getValue();
            }
        }
        return MissingNode.getInstance();
    }

    /** The text at a path, also where it is the {@code value} beside a {@code localizedValue}; else empty. */
    static String text(JsonNode node, String... path) {
        var found = at(node, path);
        return (found.isObject() ? at(found, "value") : found).asString("");
    }

    /** The first of these members that holds a text; else empty. */
    static String first(JsonNode node, String... names) {
        for (var name : names) {
            var text = text(node, name);
            if (!text.isEmpty()) {
                return text;
            }
        }
        return "";
    }

    /** A resource id or another name that Azure compares without regard to case. */
    static String lower(JsonNode node, String... path) {
        return text(node, path).toLowerCase(Locale.ROOT);
    }
}
