package io.tallyman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallyman.asn.DatabaseFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EgressOptionsTest {

    @TempDir
    Path folder;

    private Path logs;
    private Path database;
    private Path tunables;

    @BeforeEach
    void write() throws IOException {
        logs = Files.createDirectory(folder.resolve("logs"));
        Logs.folder(logs);
        database = Files.write(
                folder.resolve("asn.mmdb"),
                new DatabaseFile("GeoLite2-ASN")
                        .add("0.0.0.0/1", 64500)
                        .add("128.0.0.0/1", 64500)
                        .bytes());
        tunables = Logs.write(folder.resolve("mine.yaml"), "ApprovedEgress: {asns: [64500]}\n");
    }

    @Test
    void numbersWithoutADatabaseAreWarnedOfOnce() {
        var run = Invocation.of("detect", "--host", Logs.HOST, "--tunables", tunables, logs);

        assertThat(run.exitCode()).isZero();
        assertThat(run.errLines()).filteredOn(line -> line.contains("--asn-db")).hasSize(1);
        assertThat(Invocation.of("detect", "--host", Logs.HOST, logs).err()).doesNotContain("--asn-db");
    }

    @Test
    void aConnectionIntoAnApprovedSystemIsNoEvidence() {
        var without = Invocation.of("detect", "--host", Logs.HOST, "--tunables", tunables, logs);
        var with = Invocation.of("detect", "--host", Logs.HOST, "--tunables", tunables, "--asn-db", database, logs);

        assertThat(without.out()).contains("AN0691");
        assertThat(with.exitCode()).isZero();
        assertThat(with.out()).isEmpty();
        assertThat(with.err()).doesNotContain("--asn-db");
    }

    @Test
    void aDatabaseThatCannotBeUsedIsOneLineAndExitCodeThree() {
        var none = folder.resolve("none.mmdb");
        for (var file : new Path[] {none, tunables}) {
            for (var command :
                    new Object[][] {{"detect", "--asn-db", file, logs}, {"test", "--asn-db", file, "fixtures/AN0691"}
                    }) {
                var run = Invocation.of(command);
                assertThat(run.exitCode()).isEqualTo(3);
                assertThat(run.errLines()).singleElement().asString().contains(file.toString());
            }
        }
    }
}
