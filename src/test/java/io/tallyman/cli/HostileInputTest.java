package io.tallyman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallyman.source.Mutation;
import io.tallyman.source.RecordReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileInputTest {

    private static final Path FIXTURES = Path.of("fixtures/AN0691");
    /** Text of containerd, auditd, Zeek and CNI. */
    private static final String LINES = "s13-ngnix-typosquat-ci-host-ctr";
    /** JSON of containerd, Kubernetes, Suricata and Auditbeat. */
    private static final String OBJECTS = "s07-teamtnt-alpineos-credential-theft";

    private static final int LONG_LINE = 100 << 20;

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

    private Run usual(String scenario) {
        var run = detect(FIXTURES.resolve(scenario).toString());
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.alerts()).hasSize(1);
        return run;
    }

    /** A change to the bytes of a log. */
    private interface Damage {
        byte[] to(byte[] log, int ordinal) throws IOException;
    }

    private Path damaged(String scenario, Damage damage) throws IOException {
        var target = Files.createDirectories(folder.resolve(scenario));
        int ordinal = 0;
        for (var file : Folders.visible(FIXTURES.resolve(scenario))) {
            var name = String.valueOf(file.getFileName());
            boolean isLog =
                    !List.of("README.md", "expected.json", Scenario.FILE).contains(name);
            var bytes = Files.readAllBytes(file);
            Files.write(target.resolve(name), isLog ? damage.to(bytes, ordinal++) : bytes);
        }
        return target;
    }

    private static byte[] gzip(byte[] bytes) {
        try {
            var out = new ByteArrayOutputStream();
            try (var packed = new GZIPOutputStream(out)) {
                packed.write(bytes);
            }
            return out.toByteArray();
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {LINES, OBJECTS})
    void garbageBetweenTheLinesOfEveryLogIsCountedAndTheAlertStays(String scenario) throws IOException {
        var usual = usual(scenario);
        var path = damaged(scenario, (log, ordinal) -> Garbage.between(log, 5 * ordinal));
        var run = detect(path.toString());
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.alerts()).isEqualTo(usual.alerts());
        assertThat(run.err()).contains("rejected");
        assertThat(detect("--strict", path.toString()).exitCode()).isEqualTo(ExitCode.INPUT);
    }

    @ParameterizedTest
    @ValueSource(strings = {LINES, OBJECTS})
    void carriageReturnsChangeNothing(String scenario) throws IOException {
        var path = damaged(
                scenario,
                (log, ordinal) -> new String(log, StandardCharsets.UTF_8)
                        .replace("\n", "\r\n")
                        .getBytes(StandardCharsets.UTF_8));
        var run = detect("--strict", path.toString());
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.alerts()).isEqualTo(usual(scenario).alerts());
    }

    @ParameterizedTest
    @ValueSource(strings = {LINES, OBJECTS})
    void gzipThatIsDamagedAtItsEndIsReadUpToThere(String scenario) throws IOException {
        var path = damaged(scenario, (log, ordinal) -> {
            var packed = gzip(log);
            return Arrays.copyOf(packed, packed.length - 6);
        });
        var run = detect(path.toString());
        assertThat(run.exitCode()).isZero();
        assertThat(run.alerts()).isEqualTo(usual(scenario).alerts());
        assertThat(run.err()).contains("gzip stream is damaged");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 4, 7, 11, 13, 17, 23})
    void logsCutOffAnywhereAreReadUpToThere(int parts) throws IOException {
        for (var scenario : List.of(LINES, OBJECTS)) {
            var path = damaged(
                    scenario, (log, ordinal) -> Arrays.copyOf(log, (int) (log.length * (parts - 0.37) / parts)));
            assertThat(detect(path.toString()).exitCode()).isZero();
        }
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
                FIXTURES.resolve(LINES).toString());
        assertThat(run.exitCode()).isEqualTo(ExitCode.INPUT);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("missing.log: no such file").contains("folder: no such file");
        var head = detect(brokenHead.toString());
        assertThat(head.exitCode()).isEqualTo(ExitCode.INPUT);
        assertThat(head.err()).contains("head.gz").contains("gzip");
    }

    @Test
    void aFolderInPlaceOfTheTunablesIsBadUsage() {
        var run =
                detect("--tunables", folder.toString(), FIXTURES.resolve(LINES).toString());
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
    void lineOfAHundredMegabytesIsRejectedInASmallHeap() throws IOException, InterruptedException {
        var path = damaged(LINES, (log, ordinal) -> log);
        for (var name : List.of("audit.log", "conn.json")) {
            var log = path.resolve(name);
            var bytes = Files.readAllBytes(log);
            int middle = new String(bytes, StandardCharsets.ISO_8859_1).indexOf('\n', bytes.length / 2) + 1;
            try (var out = Files.newOutputStream(log)) {
                out.write(bytes, 0, middle);
                writeLongLine(out, name.equals("conn.json") ? "{\"ts\":\"" : "type=EXECVE msg=audit(1.0:1): a0=\"");
                out.write(bytes, middle, bytes.length - middle);
            }
        }
        var report = folder.resolve("report.txt");
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx192m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "detect",
                        path.toString())
                .redirectError(report.toFile())
                .start();
        var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(Files.readString(report)).isZero();
        assertThat(new Run(0, out, "").alerts()).isEqualTo(usual(LINES).alerts());
        assertThat(Files.readString(report)).contains("longer than %d bytes".formatted(RecordReader.LONGEST_RECORD));
    }

    private static void writeLongLine(OutputStream out, String head) throws IOException {
        var block = "a".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
        out.write(head.getBytes(StandardCharsets.US_ASCII));
        for (int written = 0; written < LONG_LINE; written += block.length) {
            out.write(block);
        }
        out.write('\n');
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

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void mutatedRecordsBetweenTheLinesNeverStopTheRun(long seed) throws IOException {
        for (var scenario : List.of(LINES, OBJECTS)) {
            var path = damaged(scenario, (log, ordinal) -> {
                var lines = new String(log, StandardCharsets.UTF_8)
                        .lines()
                        .map(line -> line.getBytes(StandardCharsets.UTF_8))
                        .toList();
                var mutation = new Mutation(new Random(seed), lines);
                var out = new ByteArrayOutputStream();
                for (var line : lines) {
                    out.writeBytes(line);
                    out.write('\n');
                    out.writeBytes(mutation.next());
                    out.write('\n');
                }
                return out.toByteArray();
            });
            assertThat(detect(path.toString()).exitCode()).isZero();
        }
    }
}
