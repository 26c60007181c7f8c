package io.tallyman.tunable;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads a map whose keys are known, and suggests the nearest where one is not. */
record ObjectReader<T>(List<Key<?>> keys, Function<Values, T> constructor) implements Shape.Reader<T> {

    ObjectReader {
        keys = List.copyOf(keys);
    }

    static Map<String, Object> schema(List<Key<?>> keys) {
        Map<String, Object> properties = new LinkedHashMap<>();
        for (var key : keys) {
            Map<String, Object> property = new LinkedHashMap<>();
            property.put("description", key.description());
            property.putAll(key.shape().schema());
            properties.put(key.name(), property);
        }
        return Shapes.schema("type", "object", "additionalProperties", false, "properties", properties);
    }

    static String words(List<Key<?>> keys) {
        return keys.stream().map(Key::name).collect(Collectors.joining(", ", "keys out of ", ""));
    }

    @Override
    public Optional<T> read(String path, Yaml yaml, Problems problems) {
        if (!(yaml instanceof Yaml.Entries entries)) {
            problems.add(yaml.at(), Shapes.mismatch(path, yaml, words(keys)));
            return Optional.empty();
        }
        refuseUnknown(path, entries, problems);
        var values = new Values();
        boolean complete = true;
        for (var key : keys) {
            complete &= read(path, key, entries, values, problems);
        }
        return complete ? construct(path, entries, values, problems) : Optional.empty();
    }

    private Optional<T> construct(String path, Yaml.Entries entries, Values values, Problems problems) {
        try {
            return Optional.of(constructor.apply(values));
        } catch (IllegalArgumentException refused) {
            problems.add(entries.at(), "%s: %s".formatted(path, refused.getMessage()));
            return Optional.empty();
        }
    }

    private static boolean read(String path, Key<?> key, Yaml.Entries entries, Values values, Problems problems) {
        var found = entries.get(key.name());
        var name = path.isEmpty() ? key.name() : path + "." + key.name();
        if (found.isEmpty()) {
            if (key.isRequired()) {
                problems.add(
                        entries.at(),
                        "%s is missing; expected %s".formatted(name, key.shape().words()));
            }
            return !key.isRequired();
        }
        var value = key.shape().read(name, found.get(), problems);
        value.ifPresent(read -> values.put(key, read));
        return value.isPresent();
    }

    private void refuseUnknown(String path, Yaml.Entries entries, Problems problems) {
        var names = keys.stream().map(Key::name).toList();
        for (var entry : entries.entries()) {
            if (!names.contains(entry.key())) {
                var name = path.isEmpty() ? entry.key() : path + "." + entry.key();
                problems.add(entry.at(), "%s is no key here; %s".formatted(name, suggestion(entry.key(), names)));
            }
        }
    }

    private static String suggestion(String unknown, List<String> names) {
        var nearest = names.stream()
                .min(Comparator.comparingInt(name -> distance(unknown, name)))
                .filter(name -> distance(unknown, name) <= Math.max(2, name.length() / 3));
        return nearest.map("did you mean %s?"::formatted).orElseGet(() -> "keys are " + String.join(", ", names));
    }

    /** Levenshtein's distance without regard to case. */
    private static int distance(String one, String other) {
        var left = one.toLowerCase(Locale.ROOT);
        var right = other.toLowerCase(Locale.ROOT);
        var row = new int[right.length() + 1];
        for (int j = 0; j <= right.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= left.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= right.length(); j++) {
                var replaced = diagonal + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[right.length()];
    }
}
