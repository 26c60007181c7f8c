package io.tallyman.userdata;

import java.util.List;
import java.util.Map;

/** A value of a YAML document, asked as what it is hoped to be: what is something else answers as if it were empty. */
sealed interface YamlTree {

    /** What is not there. */
    static YamlTree nothing() {
        return new Text("");
    }

    /** Reads as much of a document as is well-formed and within bounds; never fails. */
    static YamlTree of(String document) {
        return new YamlTreeReader(document).read();
    }

    /** The single value as it is written. */
    default String text() {
        return "";
    }

    default List<YamlTree> items() {
        return List.of();
    }

    default Map<String, YamlTree> entries() {
        return Map.of();
    }

    /** The value of a key. */
    default YamlTree get(String key) {
        return entries().getOrDefault(key, nothing());
    }

    /** The value of a list's place. */
    default YamlTree get(int place) {
        return place < items().size() ? items().get(place) : nothing();
    }

    /** A single value. */
    record Text(String text) implements YamlTree {}

    /** A list; filled while it is read, so that a part of it is kept where the rest is damaged. */
    record Items(List<YamlTree> items) implements YamlTree {}

    /** A map; filled in the same way. */
    record Entries(Map<String, YamlTree> entries) implements YamlTree {}
}
