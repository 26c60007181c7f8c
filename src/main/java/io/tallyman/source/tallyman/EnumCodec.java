package io.tallyman.source.tallyman;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.node.ObjectNode;

/**
 * An enum, by its constants' names.
 *
 * @param constants by name, sorted
 */
record EnumCodec(Map<String, Object> constants) implements Codec {

    static EnumCodec of(Class<?> type) {
        var constants = new TreeMap<String, Object>();
        Arrays.asList(type.getEnumConstants())
                .forEach(constant -> constants.put(((Enum<?>) constant).name(), constant));
        return new EnumCodec(constants);
    }

    @Override
    public Object read(JsonParser tokens) {
        if (tokens.currentToken() != JsonToken.VALUE_STRING) {
            throw new Mismatch("must be one of %s, not %s.".formatted(constants.keySet(), Scalar.found(tokens)));
        }
        var name = tokens.getString();
        var constant = constants.get(name);
        if (constant == null) {
            throw new Mismatch("(%s) must be one of %s.".formatted(name, constants.keySet()));
        }
        return constant;
    }

    @Override
    public void write(Object value, JsonGenerator out) {
        out.writeString(((Enum<?>) value).name());
    }

    @Override
    public @Nullable Object absent() {
        return null;
    }

    @Override
    public ObjectNode schema(ObjectNode definitions) {
        var schema = Scalar.ofType("string");
        constants.keySet().forEach(schema.putArray("enum")::add);
        return schema;
    }
}
