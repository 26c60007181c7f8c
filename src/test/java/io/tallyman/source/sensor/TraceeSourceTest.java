package io.tallyman.source.sensor;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallyman.event.ContainerKind;
import io.tallyman.event.ContainerObserved;
import io.tallyman.event.ContainerReference;
import io.tallyman.event.Destination;
import io.tallyman.event.Digest;
import io.tallyman.event.NameResolved;
import io.tallyman.event.NetworkFlow;
import io.tallyman.event.PodReference;
import io.tallyman.event.ProcessExecuted;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TraceeSourceTest {

    private static final TraceeSource TRACEE = new TraceeSource();
    private static final String HEX = "c4".repeat(32);
    private static final String NESTED = """
            "container":{"id":"%s","name":"web","image":"registry.example/web:2","imageDigest":"sha256:%s"},
            "kubernetes":{"podName":"web-0","podNamespace":"shop","podUID":"u-1","podSandbox":true}""".formatted(HEX, HEX);
    private static final String FLAT = """
            "containerId":"%s","containerName":"web","containerImage":"registry.example/web:2",
            "podName":"web-0","podNamespace":"shop","podUID":"u-1\"""".formatted(HEX);

    private static String record(String name, String container, long returned, String arguments) {
        return """
                {"timestamp":1795179901000000001,"processId":12,"hostProcessId":9001,"hostParentProcessId":9000,"userId":33,
                 "processName":"curl","hostName":"Node-7",%s,"eventId":"1","eventName":"%s","returnValue":%d,"args":[%s]}""".formatted(container, name, returned, arguments);
    }

    @Test
    void anExecutionNamesContainerPodAndImageInBothForms() {
        var arguments = """
                {"name":"pathname","type":"const char*","value":"/usr/bin/curl"},
                {"name":"argv","type":"const char**","value":["curl","-s","http://x.example/a"]},
                {"name":"prev_comm","type":"const char*","value":"sh"}""";
        var container = new ContainerReference(HEX, "web", new PodReference("shop", "web-0", "u-1"));
        var nested = record("sched_process_exec", NESTED, 0, arguments);
        var executed = Sensors.only(ProcessExecuted.class, TRACEE, nested);
        assertThat(executed.reported()).isEqualTo(container);
        assertThat(executed.executable()).isEqualTo("/usr/bin/curl");
        assertThat(executed.arguments()).containsExactly("curl", "-s", "http://x.example/a");
        assertThat(executed.pid()).isEqualTo(9001);
        assertThat(executed.parentPid()).isEqualTo(9000);
        assertThat(executed.origin().host()).isEqualTo("node-7");
        assertThat(executed.time().instant()).isEqualTo(Instant.parse("2026-11-20T13:05:01.000000001Z"));
        var observed = Sensors.only(ContainerObserved.class, TRACEE, nested);
        assertThat(observed.digests()).containsExactly(Digest.repository("sha256:" + HEX));
        assertThat(observed.kind()).isEqualTo(ContainerKind.SANDBOX);
        var flat = record("sched_process_exec", FLAT, 0, arguments);
        assertThat(Sensors.only(ProcessExecuted.class, TRACEE, flat).reported()).isEqualTo(container);
        assertThat(Sensors.only(ContainerObserved.class, TRACEE, flat).image()).isEqualTo("registry.example/web:2");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "security_socket_connect|0|{\"name\":\"remote_addr\",\"value\":{\"sa_family\":\"AF_INET\",\"sin_addr\":\"203.0.113.9\",\"sin_port\":\"3333\"}}",
                "connect|-115|{\"name\":\"addr\",\"value\":{\"sa_family\":\"AF_INET\",\"sin_addr\":\"203.0.113.9\",\"sin_port\":3333}}",
                "security_socket_connect|0|{\"name\":\"remote_addr\",\"value\":{\"sa_family\":\"AF_INET6\",\"sin6_addr\":\"::ffff:203.0.113.9\",\"sin6_port\":\"3333\"}}",
                "net_tcp_connect|0|{\"name\":\"dst\",\"value\":\"203.0.113.9\"},{\"name\":\"dst_port\",\"value\":3333}"
            })
    void aConnectIsAFlow(String name, long returned, String arguments) {
        var flow = Sensors.only(NetworkFlow.class, TRACEE, record(name, NESTED, returned, arguments));
        assertThat(flow.destination()).isEqualTo(Destination.of("203.0.113.9", 3333));
        assertThat(flow.reported().id()).isEqualTo(HEX);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "security_socket_connect|0|{\"name\":\"remote_addr\",\"value\":{\"sa_family\":\"AF_UNIX\",\"sun_path\":\"/run/x\"}}",
                "connect|-101|{\"name\":\"addr\",\"value\":{\"sa_family\":\"AF_INET\",\"sin_addr\":\"203.0.113.9\",\"sin_port\":3333}}",
                "execve|-2|{\"name\":\"pathname\",\"value\":\"/usr/local/bin/curl\"}"
            })
    void whatFailedOrStaysOnTheMachineIsNothing(String name, long returned, String arguments) {
        assertThat(Sensors.events(TRACEE, record(name, "\"container\":{},\"kubernetes\":{}", returned, arguments)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "net_packet_dns|{\"name\":\"src\",\"value\":\"10.0.0.2\"},{\"name\":\"dst\",\"value\":\"10.1.0.9\"},{\"name\":\"proto_dns\",\"value\":{\"QR\":1,\"questions\":[{\"name\":\"Pool.example\",\"type\":\"A\"}],\"answers\":[{\"type\":\"CNAME\",\"IP\":\"\"},{\"type\":\"A\",\"IP\":\"203.0.113.9\"}]}}",
                "net_packet_dns_response|{\"name\":\"metadata\",\"value\":{\"src_ip\":\"10.0.0.2\",\"dst_ip\":\"10.1.0.9\"}},{\"name\":\"dns_response\",\"value\":[{\"query_data\":{\"query\":\"pool.example.\",\"query_type\":\"A\"},\"dns_answer\":[{\"answer_type\":\"A\",\"answer\":\"203.0.113.9\"}]}]}"
            })
    void anAnswerTeachesTheAddressesOfAName(String name, String arguments) {
        var resolved = Sensors.only(NameResolved.class, TRACEE, record(name, NESTED, 0, arguments));
        assertThat(resolved.name()).isEqualTo("pool.example");
        assertThat(resolved.addresses()).containsExactly("203.0.113.9");
        assertThat(resolved.client()).isEqualTo("10.1.0.9");
        assertThat(resolved.reported().id()).isEqualTo(HEX);
    }

    @Test
    void aQuestionNamesWhomTheContainerLooksFor() {
        var arguments = """
                {"name":"metadata","value":{"src_ip":"10.1.0.9","dst_ip":"10.0.0.2"}},
                {"name":"dns_questions","value":[{"query":"pool.example","query_type":"A","query_class":"IN"}]}""";
        var resolved = Sensors.only(NameResolved.class, TRACEE, record("net_packet_dns_request", NESTED, 0, arguments));
        assertThat(resolved.client()).isEqualTo("10.1.0.9");
        assertThat(resolved.addresses()).isEmpty();
    }

    @Test
    void whatCannotBeReadIsRejected() {
        assertThat(Sensors.rejection(TRACEE, "{\"eventName\":\"execve\",\"timestamp\":98765432101234,\"args\":[]}"))
                .isEqualTo("The timestamp (98765432101234) must be nanoseconds since 1970.");
        assertThat(Sensors.rejection(TRACEE, "{\"level\":\"info\"}")).contains("no eventName");
    }
}
