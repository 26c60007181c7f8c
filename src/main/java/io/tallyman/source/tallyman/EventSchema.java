package io.tallyman.source.tallyman;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * The JSON Schema of the lines that {@link EventWriter} writes, made from the records themselves.
 *
 * @see <a href="https://json-schema.org/draft/2020-12">JSON Schema, draft 2020-12</a>
 */
public final class EventSchema {

    private EventSchema() {}

    /** The schema, indented: one definition for each type of event, told apart by {@code event}. */
    public static String json() {
        var schema = JsonNodeFactory.instance.objectNode();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("title", "Tallyman event");
        var choices = schema.putArray("oneOf");
        var definitions = schema.putObject("$defs");
        for (var name : EventTypes.names()) {
            choices.addObject().put("$ref", "#/$defs/" + name);
            EventTypes.named(name).orElseThrow().describe(definitions);
        }
        return JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(schema);
    }
}
