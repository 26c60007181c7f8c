package io.tallyman.source.tallyman;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.node.ObjectNode;

/**
 * A map from texts, its keys sorted.
 *
 * @param value codec of the values
 */
record MapCodec(Codec value) implements Codec {

    @Override
    public Object read(JsonParser tokens) {
        if (tokens.currentToken() != JsonToken.START_OBJECT) {
            throw new Mismatch("must be an object, not %s.".formatted(Scalar.found(tokens)));
        }
        var entries = new HashMap<String, Object>();
        while (tokens.nextToken() != JsonToken.END_OBJECT) {
            var key = tokens.currentName();
            tokens.nextToken();
            try {
                entries.put(key, value.read(tokens));
            } catch (Mismatch mismatch) {
                throw mismatch.in(key);
            }
        }
        return entries;
    }

    @Override
    public void write(Object map, JsonGenerator out) {
        var sorted = new TreeMap<String, Object>();
        ((Map<?, ?>) map).forEach((key, each) -> sorted.put((String) key, each));
        out.writeStartObject();
        sorted.forEach((key, each) -> {
            out.writeName(key);
            value.write(each, out);
        });
        out.writeEndObject();
    }

    @Override
    public Object absent() {
        return Map.of();
    }

    @Override
    public ObjectNode schema(ObjectNode definitions) {
        var schema = Scalar.ofType("object");
        schema.set("additionalProperties", value.schema(definitions));
        return schema;
    }
}
