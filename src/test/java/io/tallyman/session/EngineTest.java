package io.tallyman.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallyman.rule.RuleCache;
import io.tallyman.rule.RuleFile;
import io.tallyman.rule.RuleSet;
import io.tallyman.rule.Vocabulary;
import io.tallyman.tunable.TunablesFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EngineTest {

    @Test
    void theShippedRulesLetBehaviourWithoutAFindingAndIdleContainersStayOutside() throws IOException {
        var engine = engine(RuleFile.shipped());
        assertThat(engine.gated()).isTrue();
        assertThat(engine.separate()).isTrue();
    }

    @Test
    void aRuleOnTwoContainersKeepsIdleOnesInside() throws IOException {
        var engine = engine(with("$other : SuspectStart(container != $start.container)"));
        assertThat(engine.gated()).isTrue();
        assertThat(engine.separate()).isFalse();
    }

    @Test
    void aRuleOnBehaviourAloneLetsAllBehaviourInside() throws IOException {
        assertThat(engine(with("$exec : ProcessExecuted(container != $start.container)"))
                        .gated())
                .isFalse();
    }

    private static Engine engine(List<RuleFile> files) throws IOException {
        var rules = RuleSet.load(files, Vocabulary.STANDARD, RuleCache.shipped());
        return new Engine(rules, TunablesFile.read(List.of()));
    }

    private static List<RuleFile> with(String second) throws IOException {
        var files = new ArrayList<>(RuleFile.shipped());
        files.add(new RuleFile("AN0999/detection.drl", """
                package AN0999.detection;

                import io.tallyman.event.ProcessExecuted;
                import io.tallyman.finding.Detection;
                import io.tallyman.finding.Severity;
                import io.tallyman.finding.SuspectStart;

                rule "two at once"
                    @analytic("AN0999")
                when
                    $start : SuspectStart()
                    %s
                then
                    channels["detections"].send(new Detection("AN0691", Severity.LOW, "Two at once", $start));
                end
                """.formatted(second)));
        return files;
    }
}
