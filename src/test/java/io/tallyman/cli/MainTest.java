package io.tallyman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {

    @ParameterizedTest
    @ValueSource(strings = {"--help", "detect --help", "test --help", "check --help", "schema --help", "help detect"})
    void everyCommandExplainsItself(String arguments) {
        var run = Invocation.of((Object[]) arguments.split(" "));

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).startsWith("Usage: tallyman");
        assertThat(run.err()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "detect", "detect --colour x", "destroy", "schema rules", "detect --out"})
    void badUsageIsExplainedWithoutAStackTrace(String arguments) {
        var run = Invocation.of((Object[]) (arguments.isEmpty() ? new String[0] : arguments.split(" ")));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("tallyman: ").contains("Try: tallyman").doesNotContain("\tat ");
    }

    @Test
    void theVersionIsPrinted() {
        assertThat(Invocation.of("--version").out()).startsWith("tallyman ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tunables", "events"})
    void schemasArePrinted(String subject) {
        var run = Invocation.of("schema", subject);

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).startsWith("{").contains("https://json-schema.org/draft/2020-12/schema");
    }
}
