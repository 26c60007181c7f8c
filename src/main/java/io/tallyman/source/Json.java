package io.tallyman.source;

import java.util.Optional;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * JSON as logs hold it: bounded in depth, tolerant of control characters inside strings, numbers kept exact. Parsers of
 * frequent sources read tokens with {@link #parser}; the others read a tree.
 */
public final class Json {

    /** Deeper nesting than any log writes; a record beyond it is rejected. */
    public static final int MAX_DEPTH = 256;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxStringLength(64 << 20)
                    .build())
            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();

    private static final JsonMapper MAPPER = new JsonMapper(FACTORY);

    private Json() {}

    /** The record's tokens. Reading may throw {@link tools.jackson.core.JacksonException} where it is malformed. */
    public static JsonParser parser(RawRecord record) {
        return FACTORY.createParser(ObjectReadContext.empty(), record.bytes(), record.offset(), record.length());
    }

    /**
     * The whole record as a tree.
     *
     * @throws tools.jackson.core.JacksonException where it is not well formed
     */
    public static JsonNode tree(RawRecord record) {
        var node = MAPPER.readTree(record.bytes(), record.offset(), record.length());
        return node == null ? MissingNode.getInstance() : node;
    }

    /** A tree from text that stands inside another record. */
    public static JsonNode tree(String text) {
        var node = MAPPER.readTree(text);
        return node == null ? MissingNode.getInstance() : node;
    }

    /** The text at a path of plain keys; empty where it is absent, null or no scalar. Keys may contain dots. */
    public static String text(JsonNode node, String... path) {
        return at(node, path).asString("");
    }

    /** The number at a path, also where it is written as text; 0 where there is none. */
    public static long number(JsonNode node, String... path) {
        return whole(at(node, path), 0);
    }

    /** The node as a whole number, also where it is written as text; else the other: infinity, too, is none. */
    public static long whole(JsonNode node, long otherwise) {
        return node.isFloatingPointNumber() && !Double.isFinite(node.doubleValue())
                ? otherwise
                : node.asLong(otherwise);
    }

    /** The node at a path of plain keys; missing where a step is absent. */
    public static JsonNode at(JsonNode node, String... path) {
        var here = node;
        for (var key : path) {
            here = here.path(key);
        }
        return here;
    }

    /** The first of these keys that holds a non-empty text. */
    public static Optional<String> firstText(JsonNode node, String... keys) {
        for (var key : keys) {
            var text = text(node, key);
            if (!text.isEmpty()) {
                return Optional.of(text);
            }
        }
        return Optional.empty();
    }
}
