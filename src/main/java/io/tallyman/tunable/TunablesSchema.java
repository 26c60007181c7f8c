package io.tallyman.tunable;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The JSON Schema of a tunables file, made from the same table that the loader reads by. */
public final class TunablesSchema {

    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private TunablesSchema() {}

    /**
     * The schema as text, with a line feed at its end. It accepts every file that the loader accepts, and also some that
     * the loader refuses: a schema cannot say that a length of time is within its bounds, that a CIDR block has no bits
     * behind its prefix, or that an exclusion could never match.
     *
     * @see <a href="https://json-schema.org/draft/2020-12">JSON Schema 2020-12</a>
     */
    public static String json() {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("title", "Tallyman tunables");
        schema.put("description", "What is left out has the default that rules/tunables.yaml gives.");
        schema.putAll(ObjectReader.schema(TunableKeys.ALL));
        return MAPPER.writeValueAsString(schema).replace("\r\n", "\n") + "\n";
    }
}
