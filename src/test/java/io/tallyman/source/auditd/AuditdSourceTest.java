package io.tallyman.source.auditd;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallyman.event.ContainerKind;
import io.tallyman.event.ContainerObserved;
import io.tallyman.event.ContainerProcessStarted;
import io.tallyman.event.Destination;
import io.tallyman.event.Feed;
import io.tallyman.event.NetworkFlow;
import io.tallyman.event.ProcessExecuted;
import io.tallyman.source.RawRecord;
import io.tallyman.source.Reading;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuditdSourceTest {

    private static final String SANDBOX = "5a".repeat(32);
    private static final String CONTAINER = "c0".repeat(32);

    @Test
    void oneExecutionIsReadFromItsRecordsInAnyOrder() {
        var records = List.of(
                syscall(7, "arch=c000003e syscall=59 success=yes exit=0", "pid=300 ppid=200 exe=\"/usr/bin/curl\""),
                "type=EXECVE msg=audit(1700000000.123:7): argc=3 a0=\"curl\" a1=\"-fsS\" a2=\"http://203.0.113.7/x\"",
                "type=CWD msg=audit(1700000000.123:7): cwd=\"/srv/app\"",
                path(7, 0, "00:2b"),
                path(7, 1, "00:2b"));
        for (int shift = 0; shift < records.size(); shift++) {
            var turned = new ArrayList<>(records);
            Collections.rotate(turned, shift);
            turned.add("type=EOE msg=audit(1700000000.123:7): ");
            var read = Read.lines(new AuditdSource(), turned.toArray(String[]::new));
            assertThat(read.rejected()).isEmpty();
            var executed = (ProcessExecuted) read.events().get(0);
            assertThat(read.events()).hasSize(1);
            assertThat(executed.arguments()).containsExactly("curl", "-fsS", "http://203.0.113.7/x");
            assertThat(executed.executable()).isEqualTo("/usr/bin/curl");
            assertThat(executed.pid()).isEqualTo(300);
            assertThat(executed.parentPid()).isEqualTo(200);
            assertThat(executed.directory()).isEqualTo("/srv/app");
            assertThat(executed.devices()).containsExactly("00:2b");
            assertThat(executed.user()).isEqualTo("0");
            assertThat(executed.time().instant()).isEqualTo(Instant.parse("2023-11-14T22:13:20.123Z"));
            assertThat(executed.origin().line()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "type=",
                "node=worker-1 type=",
                "Nov 14 22:13:20 worker-1 audispd: node=worker-1 type=",
                "<13>Nov 14 22:13:20 worker-1 audispd[88]: type=",
            })
    void theHeadOfALineMayNameTheNodeAndTheRelay(String head) {
        var read = Read.lines(
                new AuditdSource(),
                head
                        + "SYSCALL msg=audit(1700000000.123:7): arch=c000003e syscall=59 success=yes exit=0 pid=3 exe=\"/a\"\r",
                head + "EXECVE msg=audit(1700000000.123:7): argc=1 a0=\"a\"\r");
        assertThat(read.rejected()).isEmpty();
        assertThat(read.all(ProcessExecuted.class)).singleElement().satisfies(executed -> {
            assertThat(executed.origin().host()).isEqualTo(head.contains("node=") ? "worker-1" : "host");
            assertThat(executed.arguments()).containsExactly("a");
        });
    }

    @Test
    void theKernelsOwnLogHasNumbersForTypes() {
        var read = Read.lines(
                new AuditdSource(),
                "[  12.5] audit: type=1300 audit(1700000000.123:7): arch=c00000b7 syscall=221 success=yes exit=0 pid=3 exe=\"/a\"",
                "kernel: audit: type=1309 audit(1700000000.123:7): argc=1 a0=\"b\"",
                "audit: type=1327 audit(1700000000.123:7): proctitle=\"b\"");
        assertThat(read.all(ProcessExecuted.class))
                .singleElement()
                .satisfies(executed -> assertThat(executed.arguments()).containsExactly("b"));
    }

    @Test
    void nodesWithTheSameSerialAreKeptApart() {
        var read = Read.lines(
                new AuditdSource(),
                "node=a " + syscall(7, "arch=c000003e syscall=59 success=yes exit=0", "pid=1 exe=\"/a\""),
                "node=b " + syscall(7, "arch=c000003e syscall=59 success=yes exit=0", "pid=2 exe=\"/b\""),
                "node=a type=EXECVE msg=audit(1700000000.123:7): argc=1 a0=\"from-a\"",
                "node=b type=EXECVE msg=audit(1700000000.123:7): argc=1 a0=\"from-b\"");
        assertThat(read.all(ProcessExecuted.class))
                .extracting(executed -> executed.origin().host() + executed.arguments())
                .containsExactlyInAnyOrder("a[from-a]", "b[from-b]");
    }

    @Test
    void argumentsAreQuotedOrHexOrCutInPieces() {
        var read = execution(
                "argc=4 a0=\"sh\" a1=\"-c\" a2=6563686F20C3A9206D6F7265 a3_len=12 a3[0]=6162C3",
                "a3[1]=A96364 a4=\"\" a5=CAFE a6=cafe a7=\"CAFE\"");
        assertThat(read.arguments())
                .containsExactly("sh", "-c", "echo é more", "abécd", "", "\uFFFD\uFFFD", "cafe", "CAFE");
    }

    @Test
    void whatStandsBehindTheEnrichmentMarkIsNotRead() {
        var read = Read.lines(
                new AuditdSource(),
                syscall(
                        7,
                        "arch=c000003e syscall=59 success=yes exit=0",
                        "pid=3 exe=\"/a\" key=(null)\u001dpid=4 exe=\"/b\""));
        assertThat(read.all(ProcessExecuted.class)).singleElement().satisfies(executed -> {
            assertThat(executed.pid()).isEqualTo(3);
            assertThat(executed.executable()).isEqualTo("/a");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "c000003e, 59, yes, 0, 1",
        "c000003e, 322, yes, 0, 1",
        "c000003e, 59, no, -2, 0",
        "c000003e, 221, yes, 0, 0",
        "c00000b7, 221, yes, 0, 1",
        "c00000b7, 281, yes, 0, 1",
        "40000003, 11, yes, 0, 1",
        "40000003, 358, yes, 0, 1",
        "x86_64, execve, yes, 0, 1",
        "x86_64, openat, yes, 0, 0",
        "c000003e, 56, yes, 4711, 0",
    })
    void onlyASuccessfulExecutionCounts(String arch, String number, String success, int exit, int count) {
        var call = "arch=%s syscall=%s success=%s exit=%d".formatted(arch, number, success, exit);
        assertThat(Read.lines(new AuditdSource(), syscall(7, call, "pid=3 exe=\"/a\""))
                        .events())
                .hasSize(count);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "yes, 0, 02000050CB0071070000000000000000, 203.0.113.7, 80",
                "no, -115, 02000D05CB00710A0000000000000000, 203.0.113.10, 3333",
                "no, EINPROGRESS, 02000D05CB00710A0000000000000000, 203.0.113.10, 3333",
                "no, -101, 02000D05CB00710A0000000000000000, none, 0",
                "no, -111, 02000D05CB00710A0000000000000000, none, 0",
                "yes, 0, 02001F907F0000010000000000000000, 127.0.0.1, 8080",
                "yes, 0, 0A0001BB0000000020010DB800000000000000000000000100000000, 2001:db8::1, 443",
                "yes, 0, 0A0001BB0000000000000000000000000000FFFFCB00710700000000, 203.0.113.7, 443",
                "yes, 0, 000200500A00000500000000, 10.0.0.5, 80",
                "yes, 0, 02000000CB0071070000000000000000, none, 0",
                "yes, 0, 01002F72756E2F6E7363642F736F636B657400, none, 0",
                "yes, 0, 100000000000000000000000, none, 0",
                "yes, 0, 02000050CB00, none, 0",
                "yes, 0, 0200, none, 0",
            })
    void connectionsToInternetAddressesAreFlows(String success, String exit, String saddr, String address, int port) {
        var call = "arch=c000003e syscall=42 success=%s exit=%s".formatted(success, exit);
        var read = Read.lines(
                new AuditdSource(),
                syscall(7, call, "pid=30 ppid=20 exe=\"/a\""),
                "type=SOCKADDR msg=audit(1700000000.123:7): saddr=" + saddr);
        if (address == null) {
            assertThat(read.events()).isEmpty();
            return;
        }
        assertThat(read.all(NetworkFlow.class)).singleElement().satisfies(flow -> {
            assertThat(flow.destination()).isEqualTo(Destination.of(address, port));
            assertThat(flow.pid()).isEqualTo(30);
            assertThat(flow.parentPid()).isEqualTo(20);
        });
    }

    @Test
    void aCallWhoseEndIsMissingComesOutWhenItHasFallenBehind() {
        var lines = IntStream.rangeClosed(1, OpenCalls.SERIALS_BEHIND + 2)
                .mapToObj(serial -> serial == 1
                        ? executionOf(serial)
                        : "type=CWD msg=audit(1700000000.123:%d): cwd=\"/\"".formatted(serial))
                .toArray(String[]::new);
        var collected = new ArrayList<Object>();
        var parser = new AuditdSource().open(new Feed("f", "auditd:SYSCALL", "h", "", ""));
        for (int i = 0; i < lines.length; i++) {
            parser.accept(RawRecord.of(lines[i], i + 1), collected::add);
        }
        assertThat(collected).hasSize(1);
    }

    @Test
    void aCallIsHandedOnWhenTheNextIsMoreThanTwoSecondsLater() {
        var collected = new ArrayList<Object>();
        var parser = new AuditdSource().open(new Feed("f", "auditd:SYSCALL", "h", "", ""));
        parser.accept(RawRecord.of(executionOf(1), 1), collected::add);
        parser.accept(RawRecord.of("type=CWD msg=audit(1700000002.123:2): cwd=\"/\"", 2), collected::add);
        assertThat(collected).isEmpty();
        parser.accept(RawRecord.of("type=CWD msg=audit(1700000002.124:3): cwd=\"/\"", 3), collected::add);
        assertThat(collected).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no audit record at all",
                "type=SYSCALL",
                "type=SYSCALL msg=audit(",
                "type=SYSCALL msg=audit(1700000000:7): pid=1",
                "type=SYSCALL msg=audit(1700000000.123:7",
                "type=SYSCALL msg=audit(11/14/23 22:13:20.123:7) : pid=1",
                "type=SYSCALL msg=audit(99999999999999999999.123:7): pid=1",
            })
    void aLineWithoutAStampIsRejected(String line) {
        var read = Read.lines(new AuditdSource(), line);
        assertThat(read.events()).isEmpty();
        assertThat(read.rejected()).singleElement().satisfies(bad -> {
            assertThat(bad.line()).isEqualTo(1);
            assertThat(bad.reason()).contains("expected");
        });
    }

    @Test
    void theShimAndItsRuncTeachWhoIsWho() {
        var read = Read.lines(
                new AuditdSource(),
                runtime(
                        1,
                        100,
                        50,
                        "/usr/bin/containerd-shim-runc-v2",
                        "-namespace",
                        "k8s.io",
                        "-id",
                        SANDBOX,
                        "start"),
                runtime(2, 101, 100, "/usr/bin/containerd-shim-runc-v2", "-namespace", "k8s.io", "-id", SANDBOX),
                runtime(3, 110, 101, "/usr/sbin/runc", "--root", "/r", "create", "--bundle", "/b", SANDBOX),
                runtime(4, 111, 110, "/usr/sbin/runc", "init"),
                runtime(5, 120, 101, "/usr/sbin/runc", "--root", "/r", "create", "--bundle", "/b", CONTAINER),
                runtime(
                        6,
                        130,
                        101,
                        "/usr/sbin/runc",
                        "--root",
                        "/r",
                        "exec",
                        "--process",
                        "/p",
                        "--detach",
                        CONTAINER),
                runtime(7, 140, 101, "/usr/sbin/runc", "--root", "/r", "kill", CONTAINER, "9"));
        assertThat(read.all(ProcessExecuted.class)).isEmpty();
        assertThat(read.all(ContainerProcessStarted.class))
                .extracting(started -> started.pid() + " " + started.reported().id() + " " + started.sandboxOnly())
                .containsExactly("101 " + SANDBOX + " true", "130 " + CONTAINER + " false");
        assertThat(read.all(ContainerObserved.class))
                .extracting(seen -> seen.reported().id() + " " + seen.sandbox() + " " + seen.kind())
                .containsExactly(
                        SANDBOX + " " + SANDBOX + " " + ContainerKind.SANDBOX,
                        CONTAINER + " " + SANDBOX + " " + ContainerKind.APPLICATION);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pp=00000000a80425fb", "pp=0"})
    void aProgramInAContainerCannotPassForTheRuntime(String capabilities) {
        var read = Read.lines(
                new AuditdSource(),
                "type=BPRM_FCAPS msg=audit(1700000000.123:1): fver=0 fp=0 old_pp=000001ffffffffff " + capabilities,
                runtime(1, 101, 100, "/tmp/containerd-shim-runc-v2", "-namespace", "k8s.io", "-id", SANDBOX));
        assertThat(read.all(ContainerProcessStarted.class)).isEmpty();
        assertThat(read.all(ProcessExecuted.class)).hasSize(1);
    }

    @Test
    void aControlGroupInTheRecordNamesTheContainer() {
        var cgroup = "/kubepods.slice/kubepods-pod1_2.slice/cri-containerd-" + CONTAINER + ".scope";
        var read = Read.lines(
                new AuditdSource(),
                syscall(
                        7,
                        "arch=c000003e syscall=59 success=yes exit=0",
                        "pid=3 exe=\"/a\" cgroup=\"" + cgroup + "\""));
        assertThat(read.all(ProcessExecuted.class))
                .singleElement()
                .satisfies(executed -> assertThat(executed.reported().id()).isEqualTo(CONTAINER));
    }

    @Test
    void itIsRecognisedByItsStampAndNothingElseIs() {
        var source = new AuditdSource();
        assertThat(source.recognises(List.of(RawRecord.of(executionOf(1), 1)))).isTrue();
        assertThat(source.recognises(List.of(RawRecord.of("type=A msg=hello", 1))))
                .isFalse();
        assertThat(source.recognises(List.of(RawRecord.of("{\"m\":\" type=A msg=audit(1.000:1): \"}", 1))))
                .isFalse();
        assertThat(source.recognises(List.of())).isFalse();
    }

    private static ProcessExecuted execution(String... records) {
        var lines = new ArrayList<String>();
        lines.add(executionOf(7));
        for (var record : records) {
            lines.add("type=EXECVE msg=audit(1700000000.123:7): " + record);
        }
        return (ProcessExecuted) Read.lines(new AuditdSource(), lines.toArray(String[]::new))
                .events()
                .get(0);
    }

    private static String executionOf(int serial) {
        return syscall(serial, "arch=c000003e syscall=59 success=yes exit=0", "pid=3 ppid=2 exe=\"/a\"");
    }

    private static String syscall(int serial, String call, String process) {
        return "type=SYSCALL msg=audit(1700000000.123:%d): %s a0=1 items=2 auid=4294967295 uid=0 gid=0 comm=\"c\" %s"
                .formatted(serial, call, process);
    }

    private static String path(int serial, int item, String device) {
        return "type=PATH msg=audit(1700000000.123:%d): item=%d name=\"/x\" inode=5 dev=%s mode=0100755 rdev=00:00 nametype=NORMAL"
                .formatted(serial, item, device);
    }

    private static String runtime(int serial, long pid, long parent, String program, String... arguments) {
        var lines = new StringBuilder(syscall(
                serial,
                "arch=c000003e syscall=59 success=yes exit=0",
                "pid=%d ppid=%d exe=\"%s\"".formatted(pid, parent, program)));
        var name = program.substring(program.lastIndexOf('/') + 1);
        lines.append("\ntype=EXECVE msg=audit(1700000000.123:%d): a0=\"%s\"".formatted(serial, name));
        for (int i = 0; i < arguments.length; i++) {
            lines.append(" a%d=\"%s\"".formatted(i + 1, arguments[i]));
        }
        return lines.toString();
    }

    @Test
    void aLineThatEndsWithinItsStampIsRejectedWithoutLookingFurther() {
        for (var line :
                List.of("type=SYSCALL msg=audit(", "type=SYSCALL msg=audit(1.", "type=SYSCALL msg=audit(1.000:")) {
            var bytes = line.getBytes(StandardCharsets.US_ASCII);
            var readings = new ArrayList<Reading>();
            new AuditdSource()
                    .open(new Feed("log", "", "", "", ""))
                    .accept(new RawRecord(bytes, 0, bytes.length, 1), readings::add);
            assertThat(readings).hasSize(1).hasOnlyElementsOfType(Reading.Rejected.class);
        }
    }

    @Test
    void whatAusearchPrintsBetweenEventsIsPassedOver() {
        var read = Read.lines(
                new AuditdSource(),
                "----",
                "time->Sun Nov 22 21:42:43 2026",
                "# kept by hand",
                syscall(7, "59", "pid=3"));
        assertThat(read.rejected()).isEmpty();
    }
}
