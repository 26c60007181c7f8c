package io.tallyman.source.auditd;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallyman.Shared;
import io.tallyman.event.ContainerProcessStarted;
import io.tallyman.event.Destination;
import io.tallyman.event.Event;
import io.tallyman.event.NetworkFlow;
import io.tallyman.event.ProcessExecuted;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The recorded audit logs: what is in them is known. */
class AuditdRecordingsTest {

    @ParameterizedTest
    @CsvSource({"A, 12, 9, 1", "B, 5, 6, 1", "C, 11, 7, 2", "E, 11, 6, 2", "G, 17, 15, 2", "K, 82, 44, 7"})
    void everyRecordIsReadAndNoneIsRejected(String capture, int executions, int flows, int processes) {
        var read = read(capture);
        assertThat(read.rejected()).isEmpty();
        assertThat(read.all(ProcessExecuted.class)).hasSize(executions);
        assertThat(read.all(NetworkFlow.class)).hasSize(flows);
        assertThat(read.all(ContainerProcessStarted.class)).hasSize(processes);
    }

    /** The container's first process by truth.json, and the id that its shim was started with. */
    @ParameterizedTest
    @CsvSource({"A, 16931, web-a1"})
    void theFirstProcessOfTheContainerIsAChildOfItsShim(String capture, long pid, String id) {
        var read = read(capture);
        var first = read.all(ProcessExecuted.class).stream()
                .filter(executed -> executed.pid() == pid)
                .findFirst()
                .orElseThrow();
        assertThat(read.all(ContainerProcessStarted.class)).anySatisfy(shim -> {
            assertThat(shim.pid()).isEqualTo(first.parentPid());
            assertThat(shim.reported().id()).isEqualTo(id);
            assertThat(shim.sandboxOnly()).isFalse();
        });
    }

    @Test
    void theScriptOfTheEntrypointIsDecodedAndItsPoolIsAFlow() {
        var read = read("A");
        assertThat(read.all(ProcessExecuted.class))
                .filteredOn(executed -> executed.devices().stream().anyMatch(device -> device.startsWith("00:")))
                .extracting(ProcessExecuted::calledAs)
                .contains("wget", "curl", "sh");
        assertThat(read.all(NetworkFlow.class))
                .extracting(flow -> flow.destination().toString())
                .contains("203.0.113.10 port 3333", "203.0.113.20 port 80");
    }

    @Test
    void everyProcessOfThePodsDescendsFromAShimOrAnExec() {
        for (var capture : List.of("A", "B", "C", "E", "G", "K")) {
            var inside = new HashSet<Long>();
            var outside = new HashSet<Set<String>>();
            for (var event : read(capture).events()) {
                follow(event, inside, outside);
            }
            assertThat(inside).as(capture).isNotEmpty();
            assertThat(outside)
                    .as("executions on an overlay outside any container's tree in " + capture)
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"A, cdn.payload.example, 0", "A, pool.supportxmr.example, 3333", "G, cdn.payload.example, 0"})
    void theCommandsNameTheirDestinations(String capture, String name, int port) {
        assertThat(read(capture).all(ProcessExecuted.class))
                .flatExtracting(executed -> executed.command().destinations())
                .contains(new Destination("", port, Set.of(name)));
    }

    @Test
    void theLateExecutionDownloadsAndExecutes() {
        assertThat(read("C").all(ProcessExecuted.class))
                .filteredOn(executed -> executed.command().downloadsAndExecutes())
                .singleElement()
                .satisfies(executed -> assertThat(executed.command().programs()).containsExactly("sh", "wget"));
    }

    @ParameterizedTest
    @CsvSource({"B", "E", "K"})
    void nothingThatABenignContainerRunsIsACradleOrAShell(String capture) {
        assertThat(read(capture).all(ProcessExecuted.class)).isNotEmpty().noneMatch(executed -> {
            var command = executed.command();
            return command.pipesIntoInterpreter() || command.opensReverseShell() || command.downloadsAndExecutes();
        });
    }

    /** One event in both formats, by two programs. */
    @ParameterizedTest
    @CsvSource({"execve", "execve-long", "perl-reverse-shell", "weblogic"})
    void laurelAndTheTextSayTheSame(String name) {
        var folder = "corpus/05-auditd/threathunters-io__laurel/record-" + name;
        var text = Read.file(new AuditdSource(), Shared.path(folder + ".txt")).all(ProcessExecuted.class);
        var json = Read.file(new LaurelSource(), Shared.path(folder + ".json")).all(ProcessExecuted.class);
        assertThat(text).hasSize(1);
        assertThat(json).usingRecursiveComparison().ignoringFields("origin").isEqualTo(text);
    }

    private static void follow(Event event, Set<Long> inside, Set<Set<String>> outside) {
        if (event instanceof ContainerProcessStarted started) {
            inside.add(started.pid());
        }
        if (event instanceof ProcessExecuted executed) {
            if (inside.contains(executed.parentPid()) || inside.contains(executed.pid())) {
                inside.add(executed.pid());
            } else if (executed.devices().stream().anyMatch(device -> device.startsWith("00:"))) {
                outside.add(executed.devices());
            }
        }
    }

    private static Read read(String capture) {
        return Read.file(new AuditdSource(), Shared.path("captures/" + capture + "/audit.log"));
    }
}
