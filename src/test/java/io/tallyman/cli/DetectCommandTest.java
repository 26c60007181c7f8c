package io.tallyman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DetectCommandTest {

    @TempDir
    Path folder;

    @Test
    void aFolderOfLogsGivesAlertsOnStandardOutputAndASummaryOnStandardError() {
        var run = Invocation.of("detect", "--host", Logs.HOST, Logs.folder(folder));

        assertThat(run.exitCode()).isZero();
        assertThat(run.outLines()).singleElement().asString().contains("\"AN0691\"", "tool-1", "\"node\":\"node-7\"");
        assertThat(run.errLines())
                .anyMatch(line -> line.matches("auditd:SYSCALL +\\S+audit.log +5 +1 +0"))
                .anyMatch(line -> line.matches("containerd:events +\\S+containerd.txt +4 +\\d +0"))
                .anyMatch(line -> line.startsWith("1 alert "));
    }

    @Test
    void theOrderOfTheArgumentsChangesNoByteOfTheOutput() {
        Logs.folder(folder);
        var one = folder.resolve("containerd.txt");
        var other = folder.resolve("audit.log");

        var forward = Invocation.of("detect", "--host", Logs.HOST, one, other);
        var backward = Invocation.of("detect", "--host", Logs.HOST, other, one);

        assertThat(forward.out()).isNotEmpty().isEqualTo(backward.out());
        assertThat(forward.err()).isEqualTo(backward.err());
    }

    @Test
    void aFileThatIsNamedTwiceIsReadOnce() {
        Logs.folder(folder);

        var once = Invocation.of("detect", "--host", Logs.HOST, folder);
        var twice = Invocation.of("detect", "--host", Logs.HOST, folder, folder.resolve("audit.log"));

        assertThat(twice.err()).isEqualTo(once.err());
        assertThat(twice.out()).isEqualTo(once.out());
    }

    @Test
    void anAlertFailsOnlyWhereThatWasAskedFor() {
        Logs.folder(folder);

        assertThat(Invocation.of("detect", "--fail-on-alert", "--host", Logs.HOST, folder)
                        .exitCode())
                .isEqualTo(1);
        assertThat(Invocation.of("detect", "--fail-on-alert", folder.resolve("audit.log"))
                        .exitCode())
                .isZero();
    }

    @Test
    void whatIsNoLogInAFolderIsNamedAndHiddenFilesAreNot() {
        Logs.folder(folder);
        Logs.write(folder.resolve("README.md"), "# About these logs\n");
        Logs.write(folder.resolve(".hidden"), "# Nothing\n");
        Logs.write(folder.resolve("empty.log"), "");

        var run = Invocation.of("detect", "--host", Logs.HOST, folder);

        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).contains("README.md: it looks like text that begins with", "empty.log: is empty");
        assertThat(run.err()).doesNotContain(".hidden");
    }

    @Test
    void whatIsNoLogInAFolderIsAnErrorWhenStrict() {
        Logs.folder(folder);
        Logs.write(folder.resolve("README.md"), "# About these logs\n");

        var run = Invocation.of("detect", "--strict", folder);

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.out()).isEmpty();
        assertThat(run.errLines()).singleElement().asString().contains("README.md: it looks like text");
    }

    @Test
    void allInputsThatAreMissingAreListedAtOnce() {
        var run = Invocation.of("detect", folder.resolve("a.log"), folder.resolve("b.log"));

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.errLines())
                .containsExactly(
                        "tallyman: " + folder.resolve("a.log") + ": no such file or folder",
                        "tallyman: " + folder.resolve("b.log") + ": no such file or folder");
    }

    @Test
    void aNamedFileThatIsNoLogCannotBeOpened() {
        var run = Invocation.of("detect", Logs.write(folder.resolve("notes.txt"), "Nothing to see.\n"));

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.err()).contains("notes.txt: it looks like text that begins with \"Nothing to see.\"");
    }

    @Test
    void aStatedSourceIsReadAsSuch() {
        Logs.folder(folder);

        var run = Invocation.of("detect", "--host", Logs.HOST, "auditd:SYSCALL=" + folder.resolve("audit.log"));

        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).contains("auditd:SYSCALL");
    }

    @Test
    void aSourceThatIsNotKnownIsBadUsageAndTheKnownOnesAreNamed() {
        var run = Invocation.of("detect", "containerd:evnts=" + Logs.write(folder.resolve("x.log"), Logs.CONTAINERD));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("no log source is called containerd:evnts", "containerd:events");
    }

    @Test
    void aCompressedLogIsRead() throws IOException {
        Logs.write(folder.resolve("containerd.txt"), Logs.CONTAINERD);
        try (var out = new GZIPOutputStream(Files.newOutputStream(folder.resolve("audit.log.gz")))) {
            out.write(Logs.AUDIT.getBytes(StandardCharsets.UTF_8));
        }

        assertThat(Invocation.of("detect", "--host", Logs.HOST, folder).outLines())
                .hasSize(1);
    }

    @Test
    void standardInputIsReadBesideAFile() {
        var file = Logs.write(folder.resolve("containerd.txt"), Logs.CONTAINERD);

        var run = Invocation.with(Logs.AUDIT, Set.of(), "detect", "--host", Logs.HOST, "-", file);

        assertThat(run.outLines()).singleElement().asString().contains("\"file\":\"-\"");
    }

    @Test
    void eventsThatWereWrittenGiveTheSameAlertsWhenTheyAreReadAgain() {
        Logs.folder(folder);
        var events = folder.resolveSibling(folder.getFileName() + "-events.ndjson");

        var emitted = Invocation.of("detect", "--emit", "events", "--out", events, "--host", Logs.HOST, folder);
        var direct = Invocation.of("detect", "--host", Logs.HOST, folder);
        var again = Invocation.of("detect", events);

        assertThat(emitted.exitCode()).isZero();
        assertThat(emitted.out()).isEmpty();
        assertThat(again.out()).isNotEmpty().isEqualTo(direct.out());
    }

    @Test
    void rejectedRecordsAreShownKeptAndStrictlyAFailure() throws IOException {
        Logs.folder(folder);
        Logs.write(folder.resolve("containerd.txt"), Logs.CONTAINERD + "this is \"no\" event\n");
        var rejected = folder.resolveSibling(folder.getFileName() + "-rejected.ndjson");

        var run = Invocation.of("detect", "--strict", "--rejected", rejected, "--host", Logs.HOST, folder);

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.outLines()).hasSize(1);
        assertThat(run.err()).contains("containerd.txt:5: ", "1 records could not be read");
        assertThat(Files.readAllLines(rejected))
                .singleElement()
                .asString()
                .startsWith("{\"file\":\"" + folder.resolve("containerd.txt") + "\",\"line\":5,");
    }

    @Test
    void quietMeansNothingOnStandardError() {
        assertThat(Invocation.of("detect", "-q", "--host", Logs.HOST, Logs.folder(folder))
                        .err())
                .isEmpty();
    }

    @Test
    void aTerminalGetsTextAndAFileNdjson() {
        Logs.folder(folder);
        var file = folder.resolveSibling(folder.getFileName() + "-alerts.ndjson");

        var seen = Invocation.with("", Set.of("out"), "detect", "--host", Logs.HOST, folder);
        var kept = Invocation.with("", Set.of("out"), "detect", "--host", Logs.HOST, "--out", file, folder);

        assertThat(seen.out()).contains("  container tool-1");
        assertThat(kept.out()).isEmpty();
        assertThat(file).content().startsWith("{\"id\":");
    }

    @Test
    void aFormatThatIsNotThereYetIsRefused() {
        var run = Invocation.of("detect", "--format", "ocsf", Logs.folder(folder));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("--format ocsf is not there yet; expected ndjson or text");
    }

    @Test
    void aScenariosTunablesAreLaidOverTheFiles() {
        Logs.scenario(folder, "ImageRegistryAllowList: [\"docker.io/someone/*\"]");
        var tunables =
                Logs.write(folder.resolveSibling(folder.getFileName() + ".yaml"), "ImageRegistryAllowList: []\n");

        assertThat(Invocation.of("detect", "--tunables", tunables, folder).out())
                .isEmpty();
        assertThat(Invocation.of("detect", "--host", Logs.HOST, "--tunables", tunables, folder.resolve("audit.log"))
                        .exitCode())
                .isZero();
    }

    @Test
    void scenariosOfDifferentTunablesAreNotMixed() {
        var one = Logs.scenario(folder.resolve("one"), "TimeWindow: 5m");
        var other = Logs.scenario(folder.resolve("other"), "TimeWindow: 6m");

        var run = Invocation.of("detect", one, other);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("the scenarios differ in their tunables");
    }

    @Test
    void whatIsWrongWithAScenarioIsListedWithItsPlace() {
        Logs.scenario(folder);
        var file = Logs.write(
                folder.resolve("scenario.yaml"),
                "verdict: evil",
                "tunable: {}",
                "logs:",
                "  - {source: \"containerd:events\"}",
                "  - {file: gone.log, source: \"auditd:SYSCALL\"}");

        var run = Invocation.of("detect", folder);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.errLines())
                .containsExactly(
                        "tallyman: " + file + ":1:10: verdict (evil) must be malicious or benign",
                        "tallyman: " + file + ":2:1: tunable is no key here; did you mean tunables?",
                        "tallyman: " + file
                                + ":4:5: file is missing; expected the log's name below the scenario's folder",
                        "tallyman: " + file + ":5:12: gone.log: no such file");
    }

    @Test
    void badTunablesAreListedAndNothingIsRead() {
        var tunables =
                Logs.write(folder.resolveSibling(folder.getFileName() + ".yaml"), "TimeWindow: soon\nWindow: 5m\n");

        var run = Invocation.of("detect", "--tunables", tunables, Logs.folder(folder));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.errLines()).hasSize(2).allMatch(line -> line.startsWith("tallyman: " + tunables + ":"));
    }
}
