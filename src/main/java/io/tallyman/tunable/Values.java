package io.tallyman.tunable;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The values that were read for the keys of one map. */
final class Values {

    private final Map<String, Object> found = new HashMap<>();

    void put(Key<?> key, Object value) {
        found.put(key.name(), value);
    }

    /** The value of a required key: it is there, or the map was refused. */
    <T> T get(Key<T> key) {
        return find(key).orElseThrow();
    }

    /** What was put for a key was read by the key's own shape. */
    @SuppressWarnings("unchecked")
    <T> Optional<T> find(Key<T> key) {
        return Optional.ofNullable((T) found.get(key.name()));
    }

    <T> @Nullable T orNull(Key<T> key) {
        return find(key).orElse(null);
    }
}
