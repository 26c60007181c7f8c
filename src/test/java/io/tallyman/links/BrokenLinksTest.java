package io.tallyman.links;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallyman.History;
import io.tallyman.alert.Alert;
import io.tallyman.rule.RuleDescription;
import java.util.ArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every rule fires in its whole story, and is silent where one link, key, tunable or instant of it is another. */
final class BrokenLinksTest {

    @Test
    void everyRuleHasOneRow() {
        assertThat(Rows.ALL)
                .extracting(Row::rule)
                .as("a new rule needs a row in %s", Rows.class.getSimpleName())
                .containsExactlyInAnyOrderElementsOf(History.rules().rules().stream()
                        .map(RuleDescription::name)
                        .toList());
    }

    @Test
    void everyRowHasLinksKeysTunablesAndEdges() {
        assertThat(Rows.ALL).allSatisfy(row -> {
            assertThat(row.needed()).as("%s: links", row).isNotEmpty();
            assertThat(row.whole().links().keySet()).as("%s: links", row).containsAll(row.needed());
            assertThat(row.broken()).as("%s: keys", row).isNotEmpty();
            assertThat(row.silences()).as("%s: tunables", row).isNotEmpty();
            assertThat(row.edges().isEmpty())
                    .as("%s: edges, or why none", row)
                    .isNotEqualTo(row.noEdge().isEmpty());
        });
    }

    @TestFactory
    Stream<DynamicNode> wholeAndBroken() {
        return Rows.ALL.stream().map(row -> DynamicContainer.dynamicContainer(row.rule(), tests(row)));
    }

    private static Stream<DynamicTest> tests(Row row) {
        var tests = new ArrayList<DynamicTest>();
        tests.add(DynamicTest.dynamicTest("the whole story fires it, and detects", () -> fires(row, row.whole())));
        row.firing()
                .forEach(variant -> tests.add(DynamicTest.dynamicTest(
                        "fires: " + variant.name(),
                        () -> assertThat(variant.story().outcome().fired()).contains(row.rule()))));
        row.silent()
                .forEach(variant ->
                        tests.add(DynamicTest.dynamicTest("silent: " + variant.name(), () -> silent(row, variant))));
        return tests.stream();
    }

    private static void silent(Row row, Row.Variant variant) {
        var outcome = variant.story().outcome();
        assertThat(outcome.fired()).doesNotContain(row.rule());
        if (variant.another()) {
            assertThat(outcome.alerts()).isNotEmpty();
        } else if (row.decides()) {
            assertThat(outcome.alerts()).isEmpty();
        }
    }

    private static void fires(Row row, Story story) {
        var outcome = story.outcome();
        assertThat(outcome.fired()).contains(row.rule());
        assertThat(outcome.alerts()).hasSize(1);
        if (isDetection(row)) {
            assertThat(outcome.alerts()).extracting(Alert::rule).containsExactly(row.rule());
        }
    }

    private static boolean isDetection(Row row) {
        return !row.rule().contains(".");
    }
}
