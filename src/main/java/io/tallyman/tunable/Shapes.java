package io.tallyman.tunable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The shapes that a YAML file of ours is made of. */
final class Shapes {

    private Shapes() {}

    /** Text that is not empty; what else it must be is a matter of {@link Shape#to}. */
    static Shape<String> text(String words) {
        return scalar(EnumSet.of(Yaml.Kind.TEXT), words, schema("type", "string", "minLength", 1));
    }

    /** Text that must match, for editors; the loader's own check is a matter of {@link Shape#to}. */
    static Shape<String> text(String words, String pattern) {
        return scalar(EnumSet.of(Yaml.Kind.TEXT), words, schema("type", "string", "minLength", 1, "pattern", pattern));
    }

    /** Text that may look like a number or a boolean, as account ids and the values of tags do; taken as written. */
    static Shape<String> identifier(String words) {
        return scalar(
                EnumSet.of(Yaml.Kind.TEXT, Yaml.Kind.INTEGER, Yaml.Kind.NUMBER, Yaml.Kind.BOOLEAN),
                words,
                schema("type", List.of("string", "number", "boolean"), "minLength", 1));
    }

    static Shape<Boolean> bool() {
        return scalar(EnumSet.of(Yaml.Kind.BOOLEAN), "true or false", schema("type", "boolean"))
                .to(text -> text.equalsIgnoreCase("true"));
    }

    static Shape<Duration> duration(Duration least, Duration most) {
        var range = "between %s and %s".formatted(Durations.print(least), Durations.print(most));
        return scalar(
                        EnumSet.of(Yaml.Kind.TEXT, Yaml.Kind.INTEGER, Yaml.Kind.NUMBER),
                        "length of time " + range,
                        schema("type", "string", "pattern", Durations.SCHEMA_PATTERN))
                .to(text -> {
                    var duration = Durations.parse(text);
                    if (duration.compareTo(least) < 0 || duration.compareTo(most) > 0) {
                        throw new IllegalArgumentException("%s must be %s".formatted(text, range));
                    }
                    return duration;
                });
    }

    static Shape<Long> integer(long least, long most) {
        var words = "whole number between %d and %d".formatted(least, most);
        return scalar(
                        EnumSet.of(Yaml.Kind.INTEGER),
                        words,
                        schema("type", "integer", "minimum", least, "maximum", most))
                .to(text -> {
                    var fits = text.matches("[-+]?\\d{1,18}");
                    var value = fits ? Long.parseLong(text) : -1;
                    if (!fits || value < least || value > most) {
                        throw new IllegalArgumentException("%s must be a %s".formatted(text, words));
                    }
                    return value;
                });
    }

    private static Shape<String> scalar(Set<Yaml.Kind> kinds, String words, Map<String, Object> schema) {
        return new Shape<>(
                (key, yaml, problems) -> {
                    if (yaml instanceof Yaml.Scalar scalar
                            && kinds.contains(scalar.kind())
                            && !scalar.text().isBlank()) {
                        return Optional.of(scalar.text());
                    }
                    problems.add(yaml.at(), mismatch(key, yaml, words) + hint(kinds, yaml));
                    return Optional.empty();
                },
                schema,
                words);
    }

    private static String hint(Set<Yaml.Kind> kinds, Yaml found) {
        var needsQuotes = kinds.contains(Yaml.Kind.TEXT)
                && found instanceof Yaml.Scalar scalar
                && scalar.kind() != Yaml.Kind.TEXT
                && scalar.kind() != Yaml.Kind.NOTHING;
        return needsQuotes ? "; quote it where it is meant as text" : "";
    }

    static <T> Shape<List<T>> list(Shape<T> item) {
        var words = "list, each: " + item.words();
        return new Shape<>(
                (key, yaml, problems) -> {
                    if (!(yaml instanceof Yaml.Items items)) {
                        problems.add(yaml.at(), mismatch(key, yaml, "a " + words));
                        return Optional.empty();
                    }
                    var values = new ArrayList<T>();
                    for (int i = 0; i < items.items().size(); i++) {
                        item.read(key + "[" + i + "]", items.items().get(i), problems)
                                .ifPresent(values::add);
                    }
                    return values.size() == items.items().size() ? Optional.of(values) : Optional.empty();
                },
                schema("type", "array", "items", item.schema()),
                words);
    }

    /** A map with free keys. */
    static <T> Shape<Map<String, T>> map(Shape<T> value, String words) {
        return new Shape<>(
                (key, yaml, problems) -> {
                    if (!(yaml instanceof Yaml.Entries entries)) {
                        problems.add(yaml.at(), mismatch(key, yaml, words));
                        return Optional.empty();
                    }
                    Map<String, T> values = new LinkedHashMap<>();
                    for (var entry : entries.entries()) {
                        value.read(key + "." + entry.key(), entry.value(), problems)
                                .ifPresent(read -> values.put(entry.key(), read));
                    }
                    return values.size() == entries.entries().size() ? Optional.of(values) : Optional.empty();
                },
                schema("type", "object", "additionalProperties", value.schema()),
                words);
    }

    /** One shape for a map, another for everything else. */
    static <T> Shape<T> either(Shape<T> single, Shape<T> map) {
        return new Shape<>(
                (key, yaml, problems) ->
                        yaml instanceof Yaml.Entries ? map.read(key, yaml, problems) : single.read(key, yaml, problems),
                schema("oneOf", List.of(single.schema(), map.schema())),
                single.words() + ", or " + map.words());
    }

    /** A map with these keys and no others, complete in itself. */
    static <T> Shape<T> object(List<Key<?>> keys, Function<Values, T> constructor) {
        var required = keys.stream().filter(Key::isRequired).map(Key::name).toList();
        var schema = new LinkedHashMap<>(ObjectReader.schema(keys));
        if (!required.isEmpty()) {
            schema.put("required", required);
        }
        return new Shape<>(
                new ObjectReader<>(keys, constructor), Collections.unmodifiableMap(schema), ObjectReader.words(keys));
    }

    /** A map with these keys and no others, of which a file may leave out those that a file below it gives. */
    static <T> Shape<T> layered(List<Key<?>> keys, Function<Values, T> constructor) {
        return new Shape<>(new ObjectReader<>(keys, constructor), ObjectReader.schema(keys), ObjectReader.words(keys));
    }

    static String mismatch(String key, Yaml yaml, String expected) {
        return "%s: found %s; expected %s".formatted(key, Shape.nameOf(yaml), expected);
    }

    static Map<String, Object> schema(Object... pairs) {
        Map<String, Object> schema = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            schema.put((String) pairs[i], pairs[i + 1]);
        }
        return Collections.unmodifiableMap(schema);
    }
}
