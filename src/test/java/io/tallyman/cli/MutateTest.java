package io.tallyman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallyman.rule.RuleFile;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MutateTest {

    private static final String STARTED = "AN0691.3 container started";
    private static final String SCOPED = "AN0691 untrusted image ran a suspicious command inside NamespaceScope";

    @TempDir
    Path folder;

    @BeforeEach
    void writeScenario() {
        Logs.scenario(folder.resolve("attack"));
    }

    private Invocation mutate(Object... arguments) {
        var all = new Object[arguments.length + 3];
        all[0] = "test";
        all[1] = "--mutate";
        System.arraycopy(arguments, 0, all, 2, arguments.length);
        all[all.length - 1] = folder.resolve("attack");
        return Invocation.of(all);
    }

    /* The shipped rules in a folder of their own, with explanations beside them. */
    private Path rules(String explanations) throws IOException {
        var rules = folder.resolve("rules");
        for (var file : RuleFile.shipped()) {
            Logs.write(rules.resolve(file.path()), file.text());
        }
        Logs.write(rules.resolve(Explanations.FILE), explanations);
        return rules;
    }

    @Test
    void aScenarioThatComesOutOtherwiseKills() {
        var run = mutate("--rule", STARTED);

        assertThat(run.exitCode()).isZero();
        assertThat(run.outLines())
                .anyMatch(line -> line.contains("\"mutated\":\"container != $image.container\"")
                        && line.contains("\"result\":\"killed\"")
                        && line.contains(folder.resolve("attack").toString()));
    }

    @Test
    void aConditionThatNoScenarioMissesIsShownWithItsPlaceAndWhatItBecomes() {
        var run = mutate("--rule", SCOPED);

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.outLines()).anyMatch(line -> line.contains("\"result\":\"survived\""));
        assertThat(run.err())
                .contains("detection.drl:47:27: unlisted == true becomes unlisted != true (" + SCOPED + ")");
    }

    @Test
    void aSurvivorMayBeExplainedBesideTheRules() throws IOException {
        var rules = rules("""
                %s:
                  - {condition: unlisted == true, reason: no namespace is in scope here}
                  - {condition: tunables.inNamespaceScope(namespace), reason: no namespace is in scope here}
                  - {condition: container == $start.container, reason: no namespace is in scope here}
                """.formatted(SCOPED));

        var run = mutate("--rule", SCOPED, "--rules", rules);

        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).contains("explained").contains("no namespace is in scope here");
    }

    @Test
    void anExplanationThatNoSurvivorNeedsIsReported() throws IOException {
        var rules = rules("""
                %s:
                  - condition: container == $image.container
                    reason: there is nothing to explain
                """.formatted(STARTED));

        var run = mutate("--rule", STARTED, "--rules", rules);

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("mutants.yaml:2:", "explains no survivor: container == $image.container");
    }

    @Test
    void explanationsThatCannotBeReadStopTheStartWithAllThatIsWrong() throws IOException {
        var rules = rules("""
                %s:
                  - {condition: unlisted == true}
                  - {condition: a, reason: b, becuse: c}
                """.formatted(SCOPED));

        var run = mutate("--rule", SCOPED, "--rules", rules);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .contains("mutants.yaml:2:", "condition and reason must be there", "becuse is no key here");
    }

    @Test
    void whatTheCheckRefusesIsNoMistakeThatAnybodyCouldMake() {
        var run = mutate("--rule", STARTED);

        assertThat(run.outLines())
                .anyMatch(line -> line.contains("\"mutated\":\"\"") && line.contains("\"result\":\"invalid\""));
    }

    @Test
    void aScenarioThatFailsWithoutAnyMutantIsAllThatIsSaid() {
        Logs.write(folder.resolve("attack/expected.json"), "{\"alerts\": []}");

        var run = mutate("--rule", STARTED);

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("extra: ");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void aRuleThatDoesNotExistIsBadUsage() {
        var run = mutate("--rule", "no such rule");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("no rule and no file has this in its name");
    }
}
