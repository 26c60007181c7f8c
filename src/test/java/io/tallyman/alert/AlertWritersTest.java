package io.tallyman.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallyman.event.EventTime;
import io.tallyman.event.JoinQuality;
import io.tallyman.event.PodReference;
import io.tallyman.finding.Severity;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AlertWritersTest {

    private static final EventTime PULL =
            new EventTime(Instant.parse("2026-11-24T10:00:00.123456789Z"), EventTime.NANOSECOND);
    private static final EventTime EXEC =
            new EventTime(Instant.parse("2026-11-24T10:00:05.040Z"), EventTime.AUDIT_TICK);
    private static final String DIGEST = "sha256:" + "ab".repeat(32);

    private static final Alert WHOLE = new Alert(
            "7f3c",
            2,
            "AN0691",
            "T1204.003",
            "AN0691 untrusted image runs a suspicious command",
            "Container of an untrusted image ran curl",
            Severity.HIGH,
            EXEC,
            PULL,
            new Subject.Container(
                    "0123456789ab",
                    "web",
                    new PodReference("prod", "web-1", "u-1"),
                    "node-1",
                    "c1",
                    new Subject.Image("evil.example/x:1", "evil.example", "x", "1", DIGEST)),
            List.of(
                    new Evidence(
                            4,
                            "Command Execution",
                            "DC0064",
                            "auditd:SYSCALL",
                            EXEC,
                            "curl \"\u001b[2J\u202e\" ran",
                            JoinQuality.DERIVED,
                            "its parent is the container's first process",
                            "audit.log",
                            12),
                    new Evidence(
                            1,
                            "Image Creation",
                            "DC0015",
                            "containerd:events",
                            PULL,
                            "evil.example/x:1 was pulled",
                            JoinQuality.EXACT,
                            "the container names the image",
                            "ctr.log",
                            3)),
            List.of(
                    new Alert.NotObserved(2, "kubernetes:audit", Optional.empty()),
                    new Alert.NotObserved(5, "NSM:Flow", Optional.of(Instant.parse("2026-11-24T10:01:00Z")))),
            List.of(new Alert.Omitted(4, 73)),
            List.of(
                    new Alert.Gap(
                            "falco",
                            "node-1",
                            Instant.parse("2026-11-24T10:00:01Z"),
                            Instant.parse("2026-11-24T10:00:04Z"),
                            12,
                            "Falco dropped system calls"),
                    new Alert.Gap(
                            "AWS:VPCFlowLogs",
                            "",
                            Instant.parse("2026-11-24T10:00:00Z"),
                            Instant.parse("2026-11-24T10:10:00Z"),
                            0,
                            "AWS skipped flows")),
            false);

    private static final Alert SPARSE = new Alert(
            "1",
            1,
            "AN0691",
            "T1204.003",
            "r",
            "t",
            Severity.MEDIUM,
            EXEC,
            EXEC,
            new Subject.Container("", "", PodReference.NONE, "n", "", new Subject.Image("", "", "", "", "")),
            List.of(new Evidence(
                    3, "s", "DC0077", "cni:result", EventTime.UNKNOWN, "seen", JoinQuality.INFERRED, "", "-", 1)),
            List.of(),
            List.of(),
            List.of(),
            false);

    private static String ndjson(Alert alert) throws IOException {
        var out = new StringBuilder();
        new NdjsonAlertWriter(out).write(alert);
        return out.toString();
    }

    private static String text(Alert alert, boolean coloured) throws IOException {
        var out = new StringBuilder();
        new TextAlertWriter(out, coloured).write(alert);
        return out.toString();
    }

    @Test
    void anAlertIsOneLineOfJson() throws IOException {
        assertThat(ndjson(WHOLE)).isEqualTo("""
                {"id":"7f3c","revision":2,"analytic":"AN0691","technique":"T1204.003",\
                "rule":"AN0691 untrusted image runs a suspicious command",\
                "title":"Container of an untrusted image ran curl","severity":"high",\
                "time":"2026-11-24T10:00:05.040Z","firstTime":"2026-11-24T10:00:00.123456789Z",\
                "subject":{"kind":"container","container":{"id":"0123456789ab","name":"web"},\
                "pod":{"namespace":"prod","name":"web-1","uid":"u-1"},"node":"node-1","cluster":"c1",\
                "image":{"reference":"evil.example/x:1","registry":"evil.example","repository":"x","tag":"1",\
                "digest":"DIGEST"}},\
                "evidence":[{"step":4,"name":"Command Execution","dataComponent":"DC0064",\
                "logSource":"auditd:SYSCALL","time":"2026-11-24T10:00:05.040Z",\
                "summary":"curl \\"\\u001B[2J\u202e\\" ran","join":"derived",\
                "reason":"its parent is the container's first process",\
                "record":{"file":"audit.log","line":12}},\
                {"step":1,"name":"Image Creation","dataComponent":"DC0015","logSource":"containerd:events",\
                "time":"2026-11-24T10:00:00.123456789Z","summary":"evil.example/x:1 was pulled","join":"exact",\
                "reason":"the container names the image","record":{"file":"ctr.log","line":3}}],\
                "notObserved":[{"step":2,"logSource":"kubernetes:audit"},\
                {"step":5,"logSource":"NSM:Flow","silentSince":"2026-11-24T10:01:00Z"}],\
                "omitted":[{"step":4,"evidence":73}],\
                "gaps":[{"logSource":"falco","host":"node-1","from":"2026-11-24T10:00:01Z",\
                "until":"2026-11-24T10:00:04Z","records":12,"reason":"Falco dropped system calls"},\
                {"logSource":"AWS:VPCFlowLogs","from":"2026-11-24T10:00:00Z","until":"2026-11-24T10:10:00Z",\
                "reason":"AWS skipped flows"}]}
                """.replace("DIGEST", DIGEST));
    }

    @Test
    void whatIsNotKnownIsLeftOut() throws IOException {
        assertThat(ndjson(SPARSE)).isEqualTo("""
                {"id":"1","revision":1,"analytic":"AN0691","technique":"T1204.003","rule":"r","title":"t",\
                "severity":"medium","time":"2026-11-24T10:00:05.040Z","firstTime":"2026-11-24T10:00:05.040Z",\
                "subject":{"kind":"container","node":"n"},\
                "evidence":[{"step":3,"name":"s","dataComponent":"DC0077","logSource":"cni:result",\
                "summary":"seen","join":"inferred","record":{"file":"-","line":1}}],"notObserved":[]}
                """);
    }

    @Test
    void aPersonReadsTheEvidenceInOrderOfTimeAndNoTerminalCommands() throws IOException {
        assertThat(text(WHOLE, false)).isEqualTo("""
                HIGH  Container of an untrusted image ran curl  AN0691 T1204.003 7f3c  revision 2
                  container web 0123456789ab, pod prod/web-1, node node-1, cluster c1
                  image evil.example/x:1, DIGEST
                  1 Image Creation  2026-11-24T10:00:00.123456789Z  containerd:events  evil.example/x:1 was pulled
                      exact: the container names the image  ctr.log:3
                  4 Command Execution  2026-11-24T10:00:05.040Z        auditd:SYSCALL  curl "\\u{1b}[2J\\u{202e}" ran
                      derived: its parent is the container's first process  audit.log:12
                  and 73 more of step 4
                  not observed: step 2, kubernetes:audit
                  not observed: step 5, NSM:Flow; its logs are silent since 2026-11-24T10:01:00Z
                  gap: falco of node-1 lacks 12 records from 2026-11-24T10:00:01Z to 2026-11-24T10:00:04Z: Falco dropped system calls
                  gap: AWS:VPCFlowLogs lacks some records from 2026-11-24T10:00:00Z to 2026-11-24T10:10:00Z: AWS skipped flows

                """.replace("DIGEST", DIGEST));
    }

    @Test
    void whatIsNotKnownLeavesNoEmptyPlaces() throws IOException {
        assertThat(text(SPARSE, false)).isEqualTo("""
                MEDIUM  t  AN0691 T1204.003 1
                  container, node n
                  3 s  no time                         cni:result  seen
                      inferred  -:1

                """);
    }

    @Test
    void coloursAreOnlyAddedToTheText() throws IOException {
        var coloured = text(WHOLE, true);
        assertThat(coloured).startsWith("\u001b[1;31mHIGH\u001b[0m  \u001b[1mContainer");
        assertThat(coloured.replaceAll("\u001b\\[[0-9;]*m", "")).isEqualTo(text(WHOLE, false));
        assertThat(text(SPARSE, true)).startsWith("\u001b[1;33mMEDIUM");
    }

    @Test
    void anAlertThatIsTakenBackSaysSo() throws IOException {
        assertThat(ndjson(WHOLE.withdraw())).contains("\"withdrawn\":true");
        assertThat(ndjson(WHOLE)).doesNotContain("withdrawn");
        assertThat(text(WHOLE.withdraw(), false)).contains("WITHDRAWN");
    }
}
