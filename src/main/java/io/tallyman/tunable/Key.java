package io.tallyman.tunable;

/**
 * A key of a YAML map.
 *
 * @param name as written in the file
 * @param shape what its value may be
 * @param isRequired whether the map is incomplete without it
 * @param description for people: in the schema and in the documentation
 */
record Key<T>(String name, Shape<T> shape, boolean isRequired, String description) {

    static <T> Key<T> required(String name, Shape<T> shape, String description) {
        return new Key<>(name, shape, true, description);
    }

    static <T> Key<T> optional(String name, Shape<T> shape, String description) {
        return new Key<>(name, shape, false, description);
    }
}
