package io.tallyman.source.tallyman;

import java.lang.invoke.MethodHandle;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.node.ObjectNode;

/** A record inside an event: an object with its components' names for keys. Built once from the class. */
final class RecordCodec implements Codec {

    private final String name;
    private final MethodHandle constructor;
    private final Keys keys;
    private final @Nullable Object absent;

    private RecordCodec(Class<?> type, List<Component> components) {
        name = type.getSimpleName();
        constructor = Handles.constructor(type);
        keys = new Keys(components);
        absent = components.stream().anyMatch(Component::required)
                ? Handles.unknown(type)
                : Handles.construct(constructor, keys.blank(components.size()));
    }

    static RecordCodec of(Class<?> type) {
        var components = new ArrayList<Component>();
        for (var component : type.getRecordComponents()) {
            components.add(Codecs.component(component, components.size(), component.getName(), false));
        }
        return new RecordCodec(type, components);
    }

    @Override
    public Object read(JsonParser tokens) {
        if (tokens.currentToken() != JsonToken.START_OBJECT) {
            throw new Mismatch("must be an object, not %s.".formatted(Scalar.found(tokens)));
        }
        var values = keys.blank(keys.components().size());
        long seen = 0;
        int index = -1;
        while (tokens.nextToken() != JsonToken.END_OBJECT) {
            index = keys.index(tokens.currentName(), index);
            if (index < 0) {
                throw keys.unknown(tokens.currentName(), name);
            }
            seen = keys.see(seen, index);
            tokens.nextToken();
            var component = keys.components().get(index);
            values[component.position()] = component.read(tokens);
        }
        keys.requireAll(seen);
        return Handles.construct(constructor, values);
    }

    @Override
    public void write(Object value, JsonGenerator out) {
        out.writeStartObject();
        keys.components().forEach(component -> component.write(value, out));
        out.writeEndObject();
    }

    @Override
    public @Nullable Object absent() {
        return absent;
    }

    @Override
    public ObjectNode schema(ObjectNode definitions) {
        if (!definitions.has(name)) {
            var schema = definitions.putObject(name).put("type", "object");
            keys.describe(schema, schema.putObject("properties"), definitions);
        }
        return definitions.objectNode().put("$ref", "#/$defs/" + name);
    }
}
