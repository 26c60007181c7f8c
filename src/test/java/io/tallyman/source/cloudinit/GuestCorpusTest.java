package io.tallyman.source.cloudinit;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallyman.Shared;
import io.tallyman.event.ProcessExecuted;
import io.tallyman.source.Peek;
import io.tallyman.source.Readings;
import io.tallyman.source.Recognition;
import io.tallyman.source.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class GuestCorpusTest {

    private static Recognition recognition(Path file) throws IOException {
        try (var bytes = Files.newInputStream(file)) {
            return Sources.shipped().recognise(Peek.of(bytes));
        }
    }

    @Test
    void aLogOfAMachineInNoCloudIsReadWholeAndNamesNoInstance() throws IOException {
        var file = Shared.path("corpus/13-cloud-init/ahinh43__homelab-k8s-config/cloud-init.log");
        assertThat(recognition(file))
                .isInstanceOfSatisfying(
                        Recognition.Recognised.class,
                        found -> assertThat(found.source().logSource()).isEqualTo("linux:cloud-init"));
        var read = Readings.of(new CloudInitLog(), Readings.text(file));
        var executed = read.only(ProcessExecuted.class);
        assertThat(executed.arguments()).containsExactly("/var/lib/cloud/instance/scripts/runcmd");
        assertThat(executed.machine().isKnown()).isFalse();
        assertThat(read.all()).hasSizeGreaterThan(700);
    }

    @Test
    void anEntryOfASerialPortIsNotTakenForIt() throws IOException {
        var file = Shared.path("corpus/13-cloud-init/GoogleCloudPlatform__khi/basic-serialport-log.yaml");
        assertThat(recognition(file)).isInstanceOf(Recognition.NotOurs.class);
    }
}
