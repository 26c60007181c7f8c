package io.tallyman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestCommandTest {

    @TempDir
    Path folder;

    @Test
    void scenariosBelowAFolderAreReplayedAndCompared() {
        Logs.scenario(folder.resolve("AN0691/one"));
        Logs.scenario(folder.resolve("AN0691/two"));

        var run = Invocation.of("test", folder);

        assertThat(run.exitCode()).isZero();
        assertThat(run.outLines()).hasSize(2).allMatch(line -> line.contains("\"result\":\"passed\""));
        assertThat(run.err()).contains("2 scenarios, 2 passed, 0 failed");
    }

    @Test
    void aMissingAlertIsAFailureThatSaysWhatWasThereInstead() {
        Logs.scenario(folder);
        Logs.write(folder.resolve("expected.json"), Logs.EXPECTED.replace("[1, 3, 4]", "[1, 3, 4, 5]"));

        var run = Invocation.with("", Set.of("out"), "test", folder);

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out())
                .contains(
                        "FAILED",
                        "missing: AN0691 about container id tool-1, steps 1, 3, 4, 5, at least medium: there is",
                        "but it has no evidence of step 5",
                        "extra: ");
    }

    @Test
    void anExtraAlertIsAFailureUnlessItIsAllowed() {
        Logs.scenario(folder);

        Logs.write(folder.resolve("expected.json"), "{\"alerts\": [], \"allow_extra\": false}");
        assertThat(Invocation.of("test", folder).exitCode()).isEqualTo(1);

        Logs.write(folder.resolve("expected.json"), "{\"alerts\": [], \"allow_extra\": true}");
        assertThat(Invocation.of("test", folder).exitCode()).isZero();
    }

    @Test
    void aDamagedScenarioIsAFailureAndTheOthersGoOn() {
        Logs.scenario(folder.resolve("good"));
        Logs.write(folder.resolve("bad/scenario.yaml"), "logs: none\n");
        Logs.write(folder.resolve("bare/scenario.yaml"), "logs: [{file: scenario.yaml, source: \"auditd:SYSCALL\"}]\n");

        var run = Invocation.of("test", folder);

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .contains("3 scenarios, 1 passed, 2 failed")
                .contains("scenario.yaml:1:7: logs must be a list")
                .contains("expected.json:1:1: no such file or folder")
                .doesNotContain("\tat ");
    }

    @Test
    void resultsAreWrittenAsJunitDoes() {
        Logs.scenario(folder.resolve("good"));
        Logs.scenario(folder.resolve("noisy"));
        Logs.write(folder.resolve("noisy/expected.json"), "{\"alerts\": []}");
        var report = folder.resolve("report.xml");

        Invocation.of("test", "--junit-xml", report, folder);

        assertThat(report)
                .content()
                .contains("<testsuite name=\"tallyman\" tests=\"2\" failures=\"1\">")
                .contains("name=\"" + folder.resolve("good") + "\" time=\"0.000\"></testcase>")
                .contains("<failure message=\"extra: ");
    }

    @Test
    void noScenarioAtAllIsBadUsage() {
        var run = Invocation.of("test", folder);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("holds no scenario");
    }
}
