package io.tallyman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostileFilesTest {

    private static final Path FIXTURE = Path.of("fixtures/AN0691/s13-ngnix-typosquat-ci-host-ctr");

    @TempDir
    static Path cache;

    @TempDir
    Path folder;

    private Run detect(String... arguments) {
        var run = Run.of(
                cache,
                Stream.concat(Stream.of("detect"), Arrays.stream(arguments)).toArray(String[]::new));
        assertThat(run.hasFault()).as(run.err()).isFalse();
        return run;
    }

    @Test
    void noiseInPlaceOfALogIsSkippedInAFolderAndAnErrorByName() throws IOException {
        var random = new Random(17);
        var noise = Files.write(folder.resolve("noise.log"), Garbage.noise(random, 300_000));
        assertThat(detect(folder.toString()).exitCode()).isZero();
        var named = detect(noise.toString());
        assertThat(named.exitCode()).isEqualTo(ExitCode.INPUT);
        assertThat(named.err()).contains("noise.log").contains("binary");
    }

    @Test
    void anEmptyFileIsNoErrorAndRaisesNothing() throws IOException {
        var empty = Files.createFile(folder.resolve("empty.log"));
        var run = detect(empty.toString());
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("is empty");
    }

    @Test
    void whatCannotBeOpenedIsNamedAndNothingIsRead() throws IOException {
        var brokenHead = Files.write(folder.resolve("head.gz"), new byte[] {0x1f, (byte) 0x8b});
        var run = detect(
                folder.resolve("missing.log").toString(),
                folder.resolve("missing/folder").toString(),
                FIXTURE.toString());
        assertThat(run.exitCode()).isEqualTo(ExitCode.INPUT);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("missing.log: no such file").contains("folder: no such file");
        var head = detect(brokenHead.toString());
        assertThat(head.exitCode()).isEqualTo(ExitCode.INPUT);
        assertThat(head.err()).contains("head.gz").contains("gzip");
    }

    @Test
    void aFolderInPlaceOfTheTunablesIsBadUsage() {
        var run = detect("--tunables", folder.toString(), FIXTURE.toString());
        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains(folder.toString());
        assertThat(detect("no-such-source:x=" + folder).exitCode()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void aFolderThatMayNotBeReadIsNamed() throws IOException {
        var closed = Files.createDirectory(folder.resolve("closed"));
        Assumptions.assumeTrue(closed.toFile().setReadable(false) && !Files.isReadable(closed), "root reads all");
        var run = detect(closed.toString());
        assertThat(run.exitCode()).isEqualTo(ExitCode.INPUT);
        assertThat(run.err()).contains("closed: permission denied");
    }

    @Test
    void aHundredThousandTinyRecordsAndOneGiantArrayAreCounted() throws IOException {
        var lines = Files.writeString(folder.resolve("tiny.log"), "type=EOE msg=audit(1.000:1): \n".repeat(100_000));
        var event = "{\"kind\":\"Event\",\"involvedObject\":{\"kind\":\"Pod\"},\"reason\":\"Killing\"}";
        var array = Files.writeString(folder.resolve("array.json"), "[" + (event + ",").repeat(99_999) + event + "]");
        var run = detect("--strict", lines.toString(), array.toString());
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.err()).containsPattern("100[,.]?000");
    }
}
