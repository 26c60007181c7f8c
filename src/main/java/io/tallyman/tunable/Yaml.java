package io.tallyman.tunable;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A part of a YAML document that knows where it stands, so that whatever is wrong with it can be pointed at. */
public sealed interface Yaml {

    /** Where it begins. */
    Position at();

    /**
     * A place in a file.
     *
     * @param line counted from 1
     * @param column counted from 1
     */
    record Position(String file, int line, int column) {}

    /** What a scalar is, by YAML's core schema. */
    enum Kind {
        TEXT,
        INTEGER,
        NUMBER,
        BOOLEAN,
        NOTHING
    }

    /**
     * A single value.
     *
     * @param text as written, without quotes
     */
    record Scalar(Position at, String text, Kind kind) implements Yaml {}

    /** A list. */
    record Items(Position at, List<Yaml> items) implements Yaml {
        public Items {
            items = List.copyOf(items);
        }
    }

    /** A map from plain keys, each of which stands once. */
    record Entries(Position at, List<Entry> entries) implements Yaml {
        public Entries {
            entries = List.copyOf(entries);
        }

        /** The value of a key; empty where the key is absent. */
        public Optional<Yaml> get(String key) {
            return entries.stream()
                    .filter(entry -> entry.key().equals(key))
                    .map(Entry::value)
                    .findFirst();
        }

        /**
         * The map that stands under a key, such as the tunables of a scenario; empty where the key is absent or has no
         * value.
         *
         * @throws TunablesRejected where something else stands there
         */
        public Entries under(String key) {
            var value = get(key).orElseGet(() -> new Entries(at, List.of()));
            if (value instanceof Entries map) {
                return map;
            }
            if (value instanceof Scalar scalar && scalar.kind() == Kind.NOTHING) {
                return new Entries(scalar.at(), List.of());
            }
            var here = value.at();
            var message = Shapes.mismatch(key, value, "keys with values");
            throw new TunablesRejected(List.of(new Problem(here.file(), here.line(), here.column(), message)));
        }

        /** This map over another: at every depth, maps are united by their keys, and lists and single values replaced. */
        public Entries over(Entries below) {
            Map<String, Entry> united = new LinkedHashMap<>();
            below.entries().forEach(entry -> united.put(entry.key(), entry));
            for (var entry : entries) {
                united.merge(entry.key(), entry, (under, upper) -> upper.over(under));
            }
            return new Entries(at, new ArrayList<>(united.values()));
        }
    }

    /** A key and its value. */
    record Entry(String key, Position at, Yaml value) {

        private Entry over(Entry below) {
            return value instanceof Entries upper && below.value() instanceof Entries under
                    ? new Entry(key, at, upper.over(under))
                    : this;
        }
    }

    /**
     * Reads a file; one without any content is an empty map.
     *
     * @throws TunablesRejected where it cannot be read, is no UTF-8, no YAML, or not a single map
     */
    static Entries read(Path file) {
        return YamlFile.read(file);
    }

    /**
     * Reads text.
     *
     * @param file what to call it when something is wrong
     * @throws TunablesRejected as for a file
     */
    static Entries read(String file, String text) {
        return YamlFile.read(file, text);
    }
}
