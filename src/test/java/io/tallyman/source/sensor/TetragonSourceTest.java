package io.tallyman.source.sensor;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallyman.event.ContainerObserved;
import io.tallyman.event.ContainerReference;
import io.tallyman.event.ContainerStopped;
import io.tallyman.event.Destination;
import io.tallyman.event.Digest;
import io.tallyman.event.NetworkFlow;
import io.tallyman.event.PodReference;
import io.tallyman.event.ProcessExecuted;
import io.tallyman.event.RecordsLost;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TetragonSourceTest {

    private static final TetragonSource TETRAGON = new TetragonSource();
    private static final String HEX = "a7".repeat(32);
    private static final String PROCESS = """
            "process":{"exec_id":"bjE6MQ==","pid":9001,"uid":33,"cwd":"/srv","binary":"/usr/bin/curl",
              "arguments":"-H \\"X-A: b\\" http://x.example/a","start_time":"2026-11-20T13:05:01.5Z","docker":"a7a7a7a7a7a7a7a",
              "pod":{"namespace":"shop","name":"web-0","uid":"u-1","container":{"id":"containerd://%s","name":"web","pid":%s,
                "image":{"id":"registry.example/web@sha256:%s","name":"registry.example/web:2"},"start_time":"2026-11-20T13:00:00Z"}}},
            "parent":{"pid":9000,"binary":"/bin/sh","arguments":"-c \\"curl http://x.example/a\\""}""";

    private static String record(String kind, String more, int pidInside) {
        return """
                {"%s":{%s%s},"node_name":"node-7","time":"2026-11-20T13:05:01.600000001Z","cluster_name":"c1"}""".formatted(kind, PROCESS.formatted(HEX, pidInside, HEX), more);
    }

    @Test
    void whatTheRateLimitDroppedIsCounted() {
        var lost = Sensors.only(RecordsLost.class, TETRAGON, """
                {"rate_limit_info":{"number_of_dropped_process_events":"31"},"node_name":"node-7",
                 "time":"2026-11-20T13:05:01Z","cluster_name":"c1"}""");
        assertThat(lost.records()).isEqualTo(31);
        assertThat(lost.duration()).isEqualTo(60_000);
        assertThat(lost.origin().host()).isEqualTo("node-7");
        assertThat(lost.origin().cluster()).isEqualTo("c1");
    }

    @Test
    void anExecutionNamesContainerPodAndImage() {
        var record = record("process_exec", "", 55);
        var executed = Sensors.only(ProcessExecuted.class, TETRAGON, record);
        var container = new ContainerReference(HEX, "web", new PodReference("shop", "web-0", "u-1"));
        assertThat(executed.reported()).isEqualTo(container);
        assertThat(executed.arguments()).containsExactly("/usr/bin/curl", "-H", "X-A: b", "http://x.example/a");
        assertThat(executed.parent()).isEqualTo("/bin/sh -c curl http://x.example/a");
        assertThat(executed.pid()).isEqualTo(9001);
        assertThat(executed.parentPid()).isEqualTo(9000);
        assertThat(executed.directory()).isEqualTo("/srv");
        assertThat(executed.user()).isEqualTo("33");
        assertThat(executed.origin().host()).isEqualTo("node-7");
        assertThat(executed.origin().cluster()).isEqualTo("c1");
        var observed = Sensors.only(ContainerObserved.class, TETRAGON, record);
        assertThat(observed.image()).isEqualTo("registry.example/web:2");
        assertThat(observed.digests()).containsExactly(Digest.repository("sha256:" + HEX));
        assertThat(observed.startedAt()).isEqualTo(Instant.parse("2026-11-20T13:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tcp_connect", "security_socket_connect", "__x64_sys_connect"})
    void aHookOnConnectIsAFlow(String function) {
        var flow = Sensors.only(NetworkFlow.class, TETRAGON, record("process_kprobe", """
                        ,"function_name":"%s","args":[{"int_arg":3},{"sock_arg":{"family":"AF_INET","protocol":"IPPROTO_TCP",
                        "saddr":"10.1.0.9","daddr":"203.0.113.9","sport":40122,"dport":3333}}]""".formatted(function), 55));
        assertThat(flow.destination()).isEqualTo(Destination.of("203.0.113.9", 3333));
        assertThat(flow.source()).isEqualTo("10.1.0.9");
        assertThat(flow.protocol()).isEqualTo("tcp");
        assertThat(flow.pid()).isEqualTo(9001);
    }

    @ParameterizedTest
    @CsvSource({"AF_INET6, 2001:DB8::9, 2001:db8::9", "AF_INET, ::ffff:203.0.113.9, 203.0.113.9"})
    void aSocketAddressIsReadToo(String family, String written, String expected) {
        var arguments = """
                ,"function_name":"security_socket_connect","args":[{"sockaddr_arg":{"family":"%s","addr":"%s","port":443}}]""".formatted(family, written);
        assertThat(Sensors.only(NetworkFlow.class, TETRAGON, record("process_kprobe", arguments, 55))
                        .destination())
                .isEqualTo(Destination.of(expected, 443));
    }

    @Test
    void theOlderConnectEventIsAFlow() {
        var more = """
                ,"source_ip":"10.1.0.9","source_port":40122,"destination_ip":"203.0.113.9","destination_port":443,"protocol":"TCP\"""";
        assertThat(Sensors.only(NetworkFlow.class, TETRAGON, record("process_connect", more, 55))
                        .destination())
                .isEqualTo(Destination.of("203.0.113.9", 443));
    }

    @Test
    void otherHooksOnlyTellOfTheContainer() {
        var record = record("process_kprobe", ",\"function_name\":\"sys_write\",\"args\":[{\"int_arg\":1}]", 55);
        assertThat(Sensors.events(TETRAGON, record)).singleElement().isInstanceOf(ContainerObserved.class);
    }

    @Test
    void theContainerStopsWithItsFirstProcessAndWithNoOther() {
        assertThat(Sensors.events(TETRAGON, record("process_exit", "", 1)))
                .hasAtLeastOneElementOfType(ContainerStopped.class);
        assertThat(Sensors.events(TETRAGON, record("process_exit", "", 55)))
                .doesNotHaveAnyElementsOfTypes(ContainerStopped.class);
    }

    @Test
    void outsideKubernetesTheTruncatedIdIsTheContainer() {
        var record = """
                {"process_exec":{"process":{"pid":5,"binary":"/bin/id","docker":"a7a7a7a7a7a7a7a","start_time":"2026-11-20T13:05:01Z"},
                "parent":{"pid":5,"binary":"/bin/sh"}},"node_name":"n"}""";
        var executed = Sensors.only(ProcessExecuted.class, TETRAGON, record);
        assertThat(executed.reported()).isEqualTo(ContainerReference.ofId("a7a7a7a7a7a7a7a"));
        assertThat(executed.parentPid()).as("a parent that is the same process").isZero();
        assertThat(Sensors.events(TETRAGON, record)).hasSize(1);
    }

    @Test
    void whatCannotBeReadIsRejected() {
        assertThat(Sensors.rejection(TETRAGON, "{\"process_exit\":{},\"time\":\"noon\"}"))
                .contains("no time")
                .contains("noon");
        assertThat(Sensors.rejection(TETRAGON, "{\"event_set\":[\"PROCESS_EXEC\"]}"))
                .contains("none of Tetragon's events");
    }
}
