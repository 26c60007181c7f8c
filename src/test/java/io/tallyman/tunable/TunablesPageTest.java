package io.tallyman.tunable;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TunablesPageTest {

    private static final Path PAGE = Path.of("docs/tunables.md");

    private static final String HEAD = """
            # Tunables

            Every key of `rules/tunables.yaml`, where each is explained and has its default. The first nine are ATT&CK's \
            mutable elements of AN0691 and AN0692; the others are ours. This page is made from the table that the loader \
            reads by.

            A file given with `--tunables`, and the `tunables` of a scenario, are laid over the shipped file: maps are \
            united key by key at every depth, while a list or a single value replaces the one below it as a whole. So \
            `BaselineGuard: {minimumImages: 5}` leaves the other two as they are, and `NamespaceScope: [prod]` is the \
            whole scope. `AllowedLateness: 10s` replaces the whole map by one value for all sources.

            | key | what it is | default | value |
            |---|---|---|---|
            """;

    private static String page() {
        return HEAD + TunableKeys.ALL.stream().map(TunablesPageTest::row).collect(Collectors.joining("\n", "", "\n"));
    }

    private static String row(Key<?> key) {
        return "| `%s` | %s | %s | %s |"
                .formatted(
                        key.name(),
                        key.description(),
                        standard(key),
                        key.shape().words());
    }

    private static String standard(Key<?> key) {
        var value = ShippedRules.read("tunables.yaml").get(key.name()).orElseThrow();
        if (value instanceof Yaml.Scalar scalar) {
            return "`" + scalar.text() + "`";
        }
        if (value instanceof Yaml.Items items) {
            return items.items().isEmpty() ? "empty" : items.items().size() + " entries";
        }
        return ((Yaml.Entries) value)
                .entries().stream()
                        .filter(entry -> entry.value() instanceof Yaml.Scalar)
                        .map(entry -> "`%s: %s`".formatted(entry.key(), ((Yaml.Scalar) entry.value()).text()))
                        .collect(Collectors.collectingAndThen(
                                Collectors.joining(", "), text -> text.isEmpty() ? "see the file" : text));
    }

    @Test
    void thePageIsUpToDate() throws IOException {
        if (Boolean.getBoolean("tallyman.rewrite")) {
            Files.writeString(PAGE, page());
        }
        assertThat(PAGE).as("rewrite it with -Dtallyman.rewrite=true").content().isEqualTo(page());
    }
}
