package io.tallyman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallyman.rule.RuleFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckCommandTest {

    private static final String STEP = "AN0691/5-network-traffic.drl";

    @TempDir
    Path rules;

    @BeforeEach
    void copyTheShippedRules() throws IOException {
        for (var file : RuleFile.shipped()) {
            Logs.write(rules.resolve(file.path()), file.text());
        }
    }

    @Test
    void shippedRulesAndTunablesAreGood() {
        var run = Invocation.of("check");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).endsWith("rules and the tunables are good\n");
    }

    @Test
    void problemsOfRulesAndTunablesAreListedTogetherWithTheirPlaces() {
        Logs.write(rules.resolve(STEP), "package AN0691.step5;\nrule \"half\nwhen");
        var tunables = Logs.write(rules.resolve("tunables.yaml"), "TimeWindow: soon\n");

        var run = Invocation.of("check", "--rules", rules);

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.outLines())
                .anyMatch(line -> line.matches("\\Q" + rules.resolve(STEP) + "\\E:\\d+:\\d+: .+"))
                .anyMatch(line -> line.startsWith(tunables + ":1:13: "));
    }

    @Test
    void aWindowBeyondWhatFactsStayIsAProblem() {
        Logs.write(rules.resolve("AN0691/3-slow-start.drl"), """
                package AN0691.slow;

                import io.tallyman.event.ContainerStarted;
                import io.tallyman.finding.SuspectImage;
                import io.tallyman.finding.SuspectStart;

                // A start long after the image: looks back further than facts stay.
                rule "AN0691.3 container started late"
                    @analytic("AN0691")
                    @dataComponent("DC0077")
                    @logSource("kubernetes:events")
                when
                    $image : SuspectImage()
                    $start : ContainerStarted(container == $image.container, this after[0s, 90d] $image)
                then
                    insert(new SuspectStart($image, $start));
                end
                """);

        var run = Invocation.of("check", "--rules", rules);

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.outLines())
                .isNotEmpty()
                .allMatch(line -> line.startsWith(rules.resolve("AN0691/3-slow-start.drl") + ":"))
                .anyMatch(line -> line.contains("The window reaches PT2160H"));
    }

    @Test
    void aWindowTooLongIsListedBesideOtherFaultsOfItsFile() {
        Logs.write(rules.resolve("AN0691/4-faults.drl"), """
                package AN0691.faults;

                import io.tallyman.event.ProcessExecuted;
                import io.tallyman.finding.SuspectStart;
                import io.tallyman.finding.SuspiciousExecution;
                import io.tallyman.finding.SuspiciousExecution.Grade;

                rule "looks back too far"
                    @analytic("AN0691")
                    @dataComponent("DC0064")
                    @logSource("auditd:SYSCALL")
                when
                    $start : SuspectStart()
                    $exec  : ProcessExecuted(container == $start.container, this after[0s, 9h] $start)
                then
                    insert(new SuspiciousExecution($start, $exec, Grade.OTHER));
                end

                rule "mistyped"
                    @analytic("AN0691")
                    @dataComponent("DC0064")
                    @logSource("auditd:SYSCALL")
                when
                    $start : SuspectStart()
                    $exec  : ProcessExecuted(container == $start.container, binray == "sh")
                then
                    insert(new SuspiciousExecution($start, $exec, Grade.OTHER));
                end
                """);

        var run = Invocation.of("check", "--rules", rules);

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.outLines())
                .anyMatch(line -> line.contains(":14:") && line.contains("The window reaches PT9H"))
                .anyMatch(line -> line.contains(":25:") && line.contains("Maybe binary"));
    }

    @Test
    void bytesThatAreNoUtf8AreNamedWithTheirPlaceBesideFaultsOfOtherFiles() throws IOException {
        Files.write(
                rules.resolve("AN0691/1-latin.drl"),
                "package AN0691.latin;\n// caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1));
        Logs.write(rules.resolve(STEP), "package AN0691.step5;\nrule \"half\nwhen");

        var run = Invocation.of("check", "--rules", rules);

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.outLines())
                .anyMatch(line -> line.endsWith("1-latin.drl:2:7: The file is not UTF-8 here. Expected: UTF-8 text."))
                .anyMatch(line -> line.contains(STEP));
    }

    @Test
    void badRulesAreBadUsageOfDetect() {
        Logs.write(rules.resolve(STEP), "package AN0691.step5;\nrule \"half\nwhen");

        var run = Invocation.of("detect", "--rules", rules, Logs.write(rules.resolveSibling("x.log"), Logs.AUDIT));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains(rules.resolve(STEP) + ":").doesNotContain("\tat ");
    }

    @Test
    void aFolderWithoutRulesIsAProblem() {
        assertThat(Invocation.of("check", "--rules", rules.resolve("none")).out())
                .contains("no such file or folder");
        Logs.write(rules.resolve("sub/x"), "");
        assertThat(Invocation.of("check", "--rules", rules.resolve("sub")).out())
                .contains("holds no .drl file");
    }
}
