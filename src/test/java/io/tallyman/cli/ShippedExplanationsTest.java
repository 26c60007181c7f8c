package io.tallyman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallyman.cli.Verdict.Fate;
import io.tallyman.rule.Mutants;
import io.tallyman.rule.RuleFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/* What mutants.yaml says of the shipped rules, without trying a mutant. */
class ShippedExplanationsTest {

    private static List<Verdict> allSurvive() throws IOException {
        return RuleFile.shipped().stream()
                .flatMap(file -> Mutants.listed(file).stream())
                .map(mutant -> new Verdict(mutant, Fate.SURVIVED, ""))
                .toList();
    }

    @Test
    void everyExplanationIsOfAMutantThatExists() throws IOException {
        var explanations = Explanations.of(Optional.empty());
        var judged = allSurvive().stream().map(explanations::judge).toList();
        assertThat(judged).filteredOn(each -> each.fate() == Fate.EXPLAINED).isNotEmpty();
        assertThat(explanations.stale(judged, rule -> true)).isEmpty();
    }

    @Test
    void anExplanationOfAConditionThatIsNoLongerThereIsTold() throws IOException {
        var explanations = Explanations.of(Optional.empty());
        var others = allSurvive().stream()
                .filter(each -> !each.mutant().original().equals("sandbox == false"))
                .map(explanations::judge)
                .toList();
        assertThat(explanations.stale(others, rule -> true))
                .hasSize(2)
                .allMatch(problem -> problem.toString().contains("sandbox == false"));
    }

    @Test
    void theFolderAndTheProgramExplainTheSame() throws IOException {
        var shipped = Explanations.of(Optional.empty());
        var beside = Explanations.of(Optional.of(Path.of("rules")));
        assertThat(allSurvive().stream().map(beside::judge).toList())
                .isEqualTo(allSurvive().stream().map(shipped::judge).toList());
    }
}
