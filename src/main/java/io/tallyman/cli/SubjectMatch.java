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

    private static final String ID = "id";
    private static final int SHORTEST_ID = 12;

    private SubjectMatch() {}

    /** @param accepted ids any of which the subject may have */
    static boolean contains(Subject actual, Yaml.Entries expected, List<String> accepted) {
        var ids = new ArrayList<>(accepted);
        ids.addAll(ids(actual.kind(), expected));
        return (ids.isEmpty() || ids.stream().anyMatch(id -> sameId(id(actual), id)))
                && contains(tree(actual), expected);
    }

    private static String id(Subject subject) {
        if (subject instanceof Subject.Container container) {
            return container.id();
        }
        return subject instanceof Subject.Instance instance ? instance.id() : "";
    }

    /** The subject under the names that an alert writes. */
    private static Map<String, Object> tree(Subject subject) {
        if (subject instanceof Subject.Container container) {
            var pod = container.pod();
            var image = container.image();
            return Map.of(
                    "kind", container.kind(),
                    "container", Map.of("name", container.name()),
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
        if (subject instanceof Subject.Instance instance) {
            return Map.of(
                    "kind",
                    instance.kind(),
                    "instance",
                    Map.of(
                            "cloud", instance.cloud(),
                            "account", instance.account(),
                            "region", instance.region(),
                            "imageId", instance.imageId(),
                            "name", instance.name()));
        }
        return Map.of("kind", subject.kind());
    }

    private static boolean contains(Map<?, ?> actual, Yaml.Entries expected) {
        return expected.entries().stream()
                .filter(entry -> !entry.key().equals(ACCEPTED) && !entry.key().equals(ID))
                .allMatch(entry -> matches(actual.get(entry.key()), entry));
    }

    private static boolean matches(@Nullable Object actual, Yaml.Entry expected) {
        if (expected.value() instanceof Yaml.Entries below) {
            return actual instanceof Map<?, ?> map && contains(map, below);
        }
        var texts = texts(expected.value());
        if (texts.isEmpty()) {
            return true;
        }
        if (!(actual instanceof String text)) {
            return false;
        }
        return expected.key().equals("node") ? texts.stream().anyMatch(text::equalsIgnoreCase) : texts.contains(text);
    }

    /* Ids are compared on their own, wherever their alternatives stand. */
    private static List<String> ids(String kind, Yaml.Entries expected) {
        var ids = new ArrayList<String>();
        expected.get(ACCEPTED).map(SubjectMatch::texts).ifPresent(ids::addAll);
        if (expected.get(kind).orElse(expected) instanceof Yaml.Entries named) {
            named.get(ID).map(SubjectMatch::texts).ifPresent(ids::addAll);
            named.get(ACCEPTED).map(SubjectMatch::texts).ifPresent(ids::addAll);
        }
        return ids;
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
