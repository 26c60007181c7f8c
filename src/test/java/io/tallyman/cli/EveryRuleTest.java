package io.tallyman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallyman.cli.Scenario.Log;
import io.tallyman.rule.RuleDescription;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule is shown at work by a fixture, and shown to keep silent by a benign one that it could have fired in. */
final class EveryRuleTest {

    private static final Map<Path, Set<String>> FIRED = new HashMap<>();

    @BeforeAll
    static void replayAll() {
        for (var folder : Played.scenarios(Path.of("fixtures"))) {
            FIRED.put(folder, Played.of(folder).status().fired().keySet());
        }
    }

    static Stream<RuleDescription> rules() {
        return Played.setup().rules().rules().stream();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void aFixtureFiresIt(RuleDescription rule) {
        assertThat(FIRED.values()).anyMatch(fired -> fired.contains(rule.name()));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void aBenignFixtureWithItsLogDoesNotFireIt(RuleDescription rule) {
        assertThat(FIRED.entrySet().stream()
                        .filter(entry -> !Played.isMalicious(entry.getKey()) && hasLog(entry.getKey(), rule))
                        .filter(entry -> !entry.getValue().contains(rule.name())))
                .isNotEmpty();
    }

    private static boolean hasLog(Path folder, RuleDescription rule) {
        return rule.logSource().isEmpty()
                || Scenario.read(folder).logs().stream().map(Log::source).anyMatch(rule.logSource()::equals);
    }
}
