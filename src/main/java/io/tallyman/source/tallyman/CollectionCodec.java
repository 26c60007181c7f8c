package io.tallyman.source.tallyman;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.node.ObjectNode;

/**
 * A list, in its order, or a set, sorted by its elements' JSON.
 *
 * @param element codec of the elements
 * @param unique whether it is a set
 */
record CollectionCodec(Codec element, boolean unique) implements Codec {

    @Override
    public Object read(JsonParser tokens) {
        if (tokens.currentToken() != JsonToken.START_ARRAY) {
            throw new Mismatch("must be an array, not %s.".formatted(Scalar.found(tokens)));
        }
        if (tokens.nextToken() == JsonToken.END_ARRAY) {
            return absent();
        }
        var elements = new ArrayList<>();
        do {
            elements.add(readElement(tokens, elements.size()));
        } while (tokens.nextToken() != JsonToken.END_ARRAY);
        return unique ? Set.copyOf(elements) : elements;
    }

    private Object readElement(JsonParser tokens, int index) {
        try {
            return element.read(tokens);
        } catch (Mismatch mismatch) {
            throw mismatch.in(Integer.toString(index));
        }
    }

    @Override
    public void write(Object value, JsonGenerator out) {
        var elements = (Collection<?>) value;
        out.writeStartArray();
        if (unique && elements.size() > 1) {
            elements.stream().map(each -> Lines.of(element, each)).sorted().forEach(out::writeRawValue);
        } else {
            elements.forEach(each -> element.write(each, out));
        }
        out.writeEndArray();
    }

    @Override
    public Object absent() {
        return unique ? Set.of() : List.of();
    }

    @Override
    public ObjectNode schema(ObjectNode definitions) {
        var schema = Scalar.ofType("array");
        schema.set("items", element.schema(definitions));
        return unique ? schema.put("uniqueItems", true) : schema;
    }
}
