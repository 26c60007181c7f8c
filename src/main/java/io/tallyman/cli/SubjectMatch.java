package io.tallyman.cli;

import io.tallyman.alert.Subject;
import io.tallyman.tunable.Yaml;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whether an alert's subject has all the values that are expected. */
final class SubjectMatch {

    /** Key of a list of ids any of which is right. */
    static final String ACCEPTED = "ids_accepted";

    private static final int SHORTEST_ID = 12;

    private SubjectMatch() {}

    /** @param accepted ids any of which the subject may have */
    static boolean contains(Subject actual, Yaml.Entries expected, List<String> accepted) {
        return contains(tree(actual), expected, accepted);
    }

    /** The subject under the names that an alert writes. */
    private static Map<String, Object> tree(Subject subject) {
        if (subject instanceof Subject.Container container) {
            var pod = container.pod();
            var image = container.image();
            return Map.of(
                    "kind", container.kind(),
                    "container", Map.of("id", container.id(), "name", container.name()),
                    "pod", Map.of("namespace", pod.namespace(), "name", pod.name(), "uid", pod.uid()),
                    "node", container.node(),
                    "cluster", container.cluster(),
                    "image",
                            Map.of(
                                    "reference", image.reference(),
                                    "registry", image.registry(),
                                    "repository", image.repository(),
                                    "tag", image.tag(),
                                    "digest", image.digest()));
        }
        return Map.of("kind", subject.kind());
    }

    private static boolean contains(Map<?, ?> actual, Yaml.Entries expected, List<String> above) {
        var accepted = new ArrayList<>(above);
        expected.get(ACCEPTED).map(SubjectMatch::texts).ifPresent(accepted::addAll);
        if (expected.get("id").isEmpty() && !hasAcceptedId(actual, accepted)) {
            return false;
        }
        return expected.entries().stream()
                .filter(entry -> !entry.key().equals(ACCEPTED))
                .allMatch(entry -> matches(actual.get(entry.key()), entry, accepted));
    }

    private static boolean hasAcceptedId(Map<?, ?> actual, List<String> accepted) {
        return accepted.isEmpty()
                || !(actual.get("id") instanceof String id)
                || accepted.stream().anyMatch(each -> sameId(id, each));
    }

    private static boolean matches(@Nullable Object actual, Yaml.Entry expected, List<String> accepted) {
        if (expected.value() instanceof Yaml.Entries below) {
            return actual instanceof Map<?, ?> map && contains(map, below, isIdentified(map) ? accepted : List.of());
        }
        var texts = texts(expected.value());
        if (texts.isEmpty()) {
            return true;
        }
        if (!(actual instanceof String text)) {
            return false;
        }
        if (expected.key().equals("id")) {
            return texts.stream().anyMatch(id -> sameId(text, id))
                    || accepted.stream().anyMatch(id -> sameId(text, id));
        }
        return expected.key().equals("node") ? texts.stream().anyMatch(text::equalsIgnoreCase) : texts.contains(text);
    }

    private static boolean isIdentified(Map<?, ?> map) {
        return map.containsKey("id");
    }

    /* Either may be cut short, ours only as far as sensors cut. */
    private static boolean sameId(String actual, String expected) {
        return actual.startsWith(expected) || (actual.length() >= SHORTEST_ID && expected.startsWith(actual));
    }

    /** A single value, or those of a list; nothing for null. */
    static List<String> texts(Yaml yaml) {
        if (yaml instanceof Yaml.Scalar scalar) {
            return scalar.kind() == Yaml.Kind.NOTHING ? List.of() : List.of(scalar.text());
        }
        if (yaml instanceof Yaml.Items items) {
            return items.items().stream().flatMap(item -> texts(item).stream()).toList();
        }
        return List.of();
    }
}
