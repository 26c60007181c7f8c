package io.tallyman.source.sensor;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallyman.event.ContainerObserved;
import io.tallyman.event.ContainerReference;
import io.tallyman.event.Destination;
import io.tallyman.event.EventTime;
import io.tallyman.event.NetworkFlow;
import io.tallyman.event.PodReference;
import io.tallyman.event.ProcessExecuted;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuditbeatSourceTest {

    private static final AuditbeatSource AUDITBEAT = new AuditbeatSource();
    private static final String HEX = "5e".repeat(32);

    private static String auditd(String module, String action, String result, String data, String more) {
        return """
                {"@timestamp":"2026-11-20T13:05:01.123Z","host":{"name":"node-7.example","hostname":"Node-7"},
                 "event":{"module":"%s","action":"%s","category":"audit-rule"},
                 "auditd":{"message_type":"syscall","result":"%s","sequence":77,"data":{%s},
                   "paths":[{"dev":"00:2a","name":"/usr/bin/curl"},{"dev":"00:2a","name":"/lib/ld.so"}]},
                 "process":{"pid":9001,"parent":{"pid":9000},"executable":"/usr/bin/curl","args":["curl","-s","http://x.example/a"],
                   "working_directory":"/srv","title":"stale title"},
                 "user":{"id":"33","name":"www"},"container":{"id":"%s"}%s}""".formatted(module, action, result, data, HEX, more);
    }

    @ParameterizedTest
    @CsvSource({"auditd", "auditd_manager"})
    void anExecutionNamesTheContainer(String module) {
        var record = auditd(module, "executed", "success", "\"syscall\":\"execve\"", "");
        var executed = Sensors.only(ProcessExecuted.class, AUDITBEAT, record);
        assertThat(executed.reported()).isEqualTo(ContainerReference.ofId(HEX));
        assertThat(executed.arguments()).containsExactly("curl", "-s", "http://x.example/a");
        assertThat(executed.devices()).containsExactly("00:2a");
        assertThat(executed.parentPid()).isEqualTo(9000);
        assertThat(executed.user()).isEqualTo("www");
        assertThat(executed.origin().host()).isEqualTo("node-7");
        assertThat(executed.time())
                .isEqualTo(new EventTime(Instant.parse("2026-11-20T13:05:01.123Z"), EventTime.AUDIT_TICK));
        assertThat(Sensors.events(AUDITBEAT, record)).hasSize(1);
    }

    @Test
    void kubernetesMetadataTellsOfTheContainer() {
        var record = auditd("auditd", "executed", "success", "\"syscall\":\"execve\"", """
                ,"kubernetes":{"namespace":"shop","pod":{"name":"web-0","uid":"u-1"},
                "container":{"name":"web","image":"registry.example/web:2"}},"orchestrator":{"cluster":{"name":"c1"}}""");
        var observed = Sensors.only(ContainerObserved.class, AUDITBEAT, record);
        assertThat(observed.reported())
                .isEqualTo(new ContainerReference(HEX, "web", new PodReference("shop", "web-0", "u-1")));
        assertThat(observed.image()).isEqualTo("registry.example/web:2");
        assertThat(observed.origin().cluster()).isEqualTo("c1");
    }

    @ParameterizedTest
    @CsvSource({"success,0,1", "fail,EINPROGRESS,1", "fail,-115,1", "fail,ENETUNREACH,0"})
    void aConnectCountsWhenItIsMadeOrUnderWay(String result, String exit, int flows) {
        var record = auditd(
                "auditd",
                "connected-to",
                result,
                "\"syscall\":\"connect\",\"exit\":\"%s\",\"socket\":{\"family\":\"ipv4\",\"addr\":\"203.0.113.9\",\"port\":\"3333\"}"
                        .formatted(exit),
                ",\"destination\":{\"ip\":\"203.0.113.9\",\"port\":\"3333\"},\"network\":{\"direction\":\"egress\"}");
        assertThat(Sensors.events(AUDITBEAT, record)).hasSize(flows);
        if (flows > 0) {
            assertThat(Sensors.only(NetworkFlow.class, AUDITBEAT, record).destination())
                    .isEqualTo(Destination.of("203.0.113.9", 3333));
        }
    }

    @Test
    void aConnectToALocalSocketIsNothing() {
        var data =
                "\"syscall\":\"connect\",\"exit\":\"0\",\"socket\":{\"family\":\"unix\",\"path\":\"/run/nscd/socket\"}";
        assertThat(Sensors.events(AUDITBEAT, auditd("auditd", "connected-to", "success", data, "")))
                .isEmpty();
    }

    @Test
    void aProcessOfTheSystemModuleBeganWhenItSays() {
        var record = """
                {"@timestamp":"2026-11-20T13:05:09.000Z","event":{"module":"system","dataset":"process","action":"process_started"},
                "host":{"name":"node-7"},"process":{"pid":9001,"ppid":9000,"start":"2026-11-20T13:05:01.120Z","executable":"/usr/bin/curl",
                "args":["curl"]}}""";
        var executed = Sensors.only(ProcessExecuted.class, AUDITBEAT, record);
        assertThat(executed.time())
                .isEqualTo(new EventTime(Instant.parse("2026-11-20T13:05:01.120Z"), Duration.ofMillis(10)));
        assertThat(executed.parentPid()).isEqualTo(9000);
        assertThat(executed.reported()).isEqualTo(ContainerReference.NONE);
    }

    @Test
    void aLoginNeedsNoTimeToBeOfNoUse() {
        var record = "{\"event\":{\"action\":\"logged-in\"},\"auditd\":{\"message_type\":\"user_login\"}}";
        assertThat(Sensors.events(AUDITBEAT, record)).isEmpty();
    }

    @Test
    void whatCannotBeReadIsRejected() {
        var timeless =
                "{\"event\":{\"action\":\"executed\"},\"auditd\":{\"message_type\":\"syscall\",\"result\":\"success\"}}";
        assertThat(Sensors.rejection(AUDITBEAT, timeless)).contains("no @timestamp");
        assertThat(Sensors.rejection(AUDITBEAT, "{\"event\":{\"module\":\"nginx\"}}"))
                .contains("neither of module auditd");
    }
}
