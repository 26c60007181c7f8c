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
        for (var link : row.whole().links().keySet()) {
            var without = row.whole().without(link);
            tests.add(
                    row.needed().contains(link)
                            ? silent(row, "without " + link, without)
                            : fires(row, "also without " + link, without));
        }
        row.broken().forEach(variant -> tests.add(silent(row, variant.name(), variant.story())));
        row.alsoFires().forEach(variant -> tests.add(fires(row, "also: " + variant.name(), variant.story())));
        for (var silence : row.silences()) {
            tests.add(silent(row, silence.silencing(), row.whole().tuned(silence.silencing())));
            tests.add(fires(row, "not by " + silence.near(), row.whole().tuned(silence.near())));
        }
        for (var edge : row.edges()) {
            tests.add(fires(row, edge.name() + ": " + edge.inside(), edge.at().apply(edge.inside())));
            tests.add(silent(row, edge.name() + ": " + edge.outside(), edge.at().apply(edge.outside())));
        }
        return tests.stream();
    }

    private static DynamicTest fires(Row row, String name, Story story) {
        return DynamicTest.dynamicTest(
                name, () -> assertThat(story.outcome().fired()).contains(row.rule()));
    }

    private static DynamicTest silent(Row row, String name, Story story) {
        return DynamicTest.dynamicTest("silent: " + name, () -> {
            var outcome = story.outcome();
            assertThat(outcome.fired()).doesNotContain(row.rule());
            if (row.decides()) {
                assertThat(outcome.alerts()).isEmpty();
            }
        });
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
