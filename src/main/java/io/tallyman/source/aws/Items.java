package io.tallyman.source.aws;

import io.tallyman.source.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * The lists of EC2's requests and responses as CloudTrail writes them: {@code {"items":[…]}}, also {@code item}, and one
 * element also without the array.
 */
final class Items {

    private Items() {}

    /** The elements; none where there is no list. */
    static List<JsonNode> of(JsonNode list) {
        var items = list.has("items") ? list.path("items") : list.has("item") ? list.path("item") : list;
        var all = new ArrayList<JsonNode>();
        if (items.isArray()) {
            items.forEach(all::add);
        } else if (items.isObject() && !items.isEmpty()) {
            all.add(items);
        }
        return all;
    }

    /** What each element has under this key, where it has a text. */
    static List<String> texts(JsonNode list, String key) {
        return of(list).stream()
                .map(item -> Json.text(item, key))
                .filter(text -> !text.isEmpty())
                .toList();
    }

    /** Tags by their keys. */
    static Map<String, String> tags(JsonNode list) {
        var tags = new HashMap<String, String>();
        for (var tag : of(list)) {
            var key = Json.text(tag, "key");
            if (!key.isEmpty()) {
                tags.put(key, Json.text(tag, "value"));
            }
        }
        return tags;
    }
}
