package io.tallyman.source.tallyman;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The keys of one kind of object: which there are, which must be there, and each at most once. At most 64. */
final class Keys {

    private static final int MOST = 64;

    /** So many of the next components are tried before a search. */
    private static final int NEAR = 4;

    private final List<Component> components;
    private final Map<String, Integer> indexes = new HashMap<>();
    private final long required;

    Keys(List<Component> components) {
        if (components.size() > MOST) {
            throw new IllegalStateException("A record has at most %d components.".formatted(MOST));
        }
        this.components = List.copyOf(components);
        long bits = 0;
        for (int i = 0; i < components.size(); i++) {
            indexes.put(components.get(i).key(), i);
            bits |= components.get(i).required() ? 1L << i : 0;
        }
        required = bits;
    }

    List<Component> components() {
        return components;
    }

    /**
     * Which component a key names; -1 for none.
     *
     * @param before the component of the key before it, -1 for none: keys mostly come in the order of the components
     */
    int index(String key, int before) {
        int ahead = Math.min(before + NEAR, components.size() - 1);
        for (int i = before + 1; i <= ahead; i++) {
            if (components.get(i).key().equals(key)) {
                return i;
            }
        }
        return indexes.getOrDefault(key, -1);
    }

    /** Arguments for a constructor of so many parameters, with what stands for absent keys filled in. */
    @Nullable
    Object[] blank(int parameters) {
        var values = new @Nullable Object[parameters];
        for (var component : components) {
            values[component.position()] = component.absent();
        }
        return values;
    }

    /** The keys seen so far and this one. */
    long see(long seen, int index) {
        if ((seen & 1L << index) != 0) {
            throw new Mismatch("must stand there once, not twice.")
                    .in(components.get(index).key());
        }
        return seen | 1L << index;
    }

    void requireAll(long seen) {
        if ((seen & required) == required) {
            return;
        }
        var missing = new ArrayList<String>();
        for (int i = 0; i < components.size(); i++) {
            if ((required & ~seen & 1L << i) != 0) {
                missing.add(components.get(i).key());
            }
        }
        throw new Mismatch("is missing.").in(String.join(", ", missing));
    }

    Mismatch unknown(String key, String type) {
        return new Mismatch("is no key of %s; its keys are %s.".formatted(type, new TreeSet<>(indexes.keySet())))
                .in(key);
    }

    /** Adds these keys to an object's schema, which is closed with them. */
    void describe(ObjectNode schema, ObjectNode properties, ObjectNode definitions) {
        components.forEach(
                component -> properties.set(component.key(), component.codec().schema(definitions)));
        var names = schema.withArray("required");
        components.stream().filter(Component::required).map(Component::key).forEach(names::add);
        schema.put("additionalProperties", false);
    }
}
