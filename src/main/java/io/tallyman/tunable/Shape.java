package io.tallyman.tunable;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What may stand in a place of a YAML file: how it is read, its JSON Schema, and its description in words.
 *
 * @param reader reads it, or says what is wrong
 * @param schema JSON Schema as nested maps and lists
 * @param words for people, such as "list of networks"
 */
record Shape<T>(Reader<T> reader, Map<String, Object> schema, String words) {

    /** Reads a value; empty once a problem has been added. */
    interface Reader<T> {
        Optional<T> read(String key, Yaml yaml, Problems problems);
    }

    Optional<T> read(String key, Yaml yaml, Problems problems) {
        return reader.read(key, yaml, problems);
    }

    /** The same texts read as something else, which may refuse them with an {@link IllegalArgumentException}. */
    <R> Shape<R> to(Function<? super T, ? extends R> function) {
        return new Shape<>(
                (key, yaml, problems) -> read(key, yaml, problems).flatMap(value -> {
                    try {
                        return Optional.of(function.apply(value));
                    } catch (IllegalArgumentException refused) {
                        problems.add(yaml.at(), "%s: %s".formatted(key, refused.getMessage()));
                        return Optional.empty();
                    }
                }),
                schema,
                words);
    }

    /** What was found, for a message. */
    static String nameOf(Yaml yaml) {
        if (yaml instanceof Yaml.Scalar scalar) {
            return scalar.kind() == Yaml.Kind.NOTHING ? "nothing" : "\"" + shortened(scalar.text()) + "\"";
        }
        return yaml instanceof Yaml.Items ? "a list" : "keys with values";
    }

    private static String shortened(String text) {
        return text.length() <= 80 ? text : text.substring(0, 80) + "…";
    }
}
