package io.tallyman.source.sysmon;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallyman.event.Destination;
import io.tallyman.event.InstanceReference;
import io.tallyman.event.NameResolved;
import io.tallyman.event.NetworkFlow;
import io.tallyman.event.ProcessExecuted;
import io.tallyman.source.RawRecord;
import io.tallyman.source.Readings;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SysmonJsonTest {

    private static final SysmonJson JSON = new SysmonJson();

    private static final String SHIPPED = """
            {"@timestamp":"2026-05-01T10:00:00.500Z","host":{"name":"win-7"},"agent":{"type":"winlogbeat","name":"WIN-7"},\
            "cloud":{"provider":"aws","region":"eu-west-1","account":{"id":"111122223333"},"instance":{"id":"i-0a1b2c3d4e5f60718"}},\
            "event":{"code":"1"},"winlog":{"provider_name":"Microsoft-Windows-Sysmon","event_id":"1",\
            "channel":"Microsoft-Windows-Sysmon/Operational","computer_name":"WIN-7.corp.example",\
            "event_data":{"UtcTime":"2026-05-01 10:00:00.123","ProcessId":"77","Image":"C:\\\\t\\\\x.exe",\
            "CommandLine":"\\"C:\\\\t\\\\x.exe\\" -o pool.example:3333"}}}""";

    private static final InstanceReference MACHINE =
            InstanceReference.ofId("aws", "111122223333", "eu-west-1", "i-0a1b2c3d4e5f60718");

    private static Readings read(String record) {
        return Readings.of(JSON, record);
    }

    private static boolean recognises(String... records) {
        return JSON.recognises(
                List.of(records).stream().map(record -> RawRecord.of(record, 1)).toList());
    }

    @Test
    void whatWinlogbeatShipsNamesTheInstance() {
        var executed = read(SHIPPED).only(ProcessExecuted.class);
        assertThat(executed.machine()).isEqualTo(MACHINE);
        assertThat(executed.origin().feed().account()).isEqualTo("111122223333");
        assertThat(executed.origin().host()).isEqualTo("win-7.corp.example");
        assertThat(executed.arguments()).containsExactly("C:\\t\\x.exe", "-o", "pool.example:3333");
        assertThat(executed.time().instant()).isEqualTo(Instant.parse("2026-05-01T10:00:00.123Z"));
        assertThat(recognises(SHIPPED)).isTrue();
    }

    @Test
    void theInstanceOfACollectorIsNotThatOfTheMachineWhoseEventsItForwards() {
        for (var forwarded : List.of(
                SHIPPED.replace("\"name\":\"WIN-7\"", "\"name\":\"collector-1\""),
                SHIPPED.replace("\"event\":", "\"tags\":[\"forwarded\"],\"event\":"))) {
            var executed = read(forwarded).only(ProcessExecuted.class);
            assertThat(executed.machine()).isEqualTo(InstanceReference.NONE);
            assertThat(executed.origin().feed().account()).isEmpty();
            assertThat(executed.origin().host()).isEqualTo("win-7.corp.example");
        }
    }

    @Test
    void fieldsThatTheModuleMovedAreFound() {
        var process = """
                {"@timestamp":"2026-05-01T10:00:00.123Z","event":{"code":1,"module":"sysmon"},
                 "winlog":{"provider_name":"Microsoft-Windows-Sysmon","event_id":1,"computer_name":"w"},
                 "process":{"pid":77,"executable":"C:\\\\x.exe","command_line":"x.exe a","args":["x.exe","a"],
                 "working_directory":"C:\\\\","parent":{"pid":7,"executable":"C:\\\\p.exe"}},"user":{"domain":"D","name":"u"}}""";
        var executed = Readings.of(JSON, process.replace("\n", "")).only(ProcessExecuted.class);
        assertThat(executed.arguments()).containsExactly("x.exe", "a");
        assertThat(executed.parent()).isEqualTo("C:\\p.exe");
        assertThat(executed.user()).isEqualTo("D\\u");
        var flow = """
                {"@timestamp":"2026-05-01T10:00:00.123Z","event":{"code":"3"},"winlog":{"provider_name":"Microsoft-Windows-Sysmon"},\
                "network":{"direction":"egress","transport":"udp"},"source":{"ip":"10.0.0.1","port":5},"process":{"pid":9},\
                "destination":{"ip":"2001:db8::1","port":53,"domain":"n"}}""";
        assertThat(read(flow).only(NetworkFlow.class).destination()).isEqualTo(Destination.of("2001:db8::1", 53));
        assertThat(read(flow.replace("egress", "ingress")).nothings()).isEqualTo(1);
        var lookUp = """
                {"@timestamp":"2026-05-01T10:00:00.123Z","event":{"code":"22"},"winlog":{"provider_name":"Microsoft-Windows-Sysmon"},\
                "dns":{"question":{"name":"a.example"},"resolved_ip":["203.0.113.9"]}}""";
        assertThat(read(lookUp).only(NameResolved.class).addresses()).containsExactly("203.0.113.9");
    }

    @ParameterizedTest
    @ValueSource(strings = {"""
                {"Event":{"#attributes":{"xmlns":"x"},"System":{"Provider":{"#attributes":{"Name":"Microsoft-Windows-Sysmon"}},\
                "EventID":1,"TimeCreated":{"#attributes":{"SystemTime":"2026-05-01T10:00:00.123Z"}},"Computer":"w"},\
                "EventData":{"ProcessId":77,"Image":"C:\\\\x.exe","CommandLine":"x.exe a"}}}""", """
                {"System":{"Provider":{"@Name":"Microsoft-Windows-Sysmon"},"EventID":{"#text":"1"},"Computer":"w",\
                "TimeCreated":{"@SystemTime":"2026-05-01T10:00:00.123Z"}},"EventData":{"Data":[{"@Name":"ProcessId","#text":"77"},\
                {"@Name":"Image","#text":"C:\\\\x.exe"},{"@Name":"CommandLine","#text":"x.exe a"},{"@Name":"User"}]}}""", """
                {"EventID":1,"Channel":"Microsoft-Windows-Sysmon/Operational","Hostname":"W","UtcTime":"2026-05-01 10:00:00.123",\
                "ProcessId":"0x4d","Image":"C:\\\\x.exe","CommandLine":"x.exe a"}""", """
                {"EventCode":"1","ComputerName":"w","UtcTime":"2026-05-01 10:00:00.123","ProcessGuid":"{1}",\
                "ProcessId":77,"Image":"C:\\\\x.exe","CommandLine":"x.exe a"}"""})
    void theShapesThatConvertersWriteAreTheSameEvent(String record) {
        assertThat(recognises(record)).isTrue();
        var executed = read(record).only(ProcessExecuted.class);
        assertThat(executed.time().instant()).isEqualTo(Instant.parse("2026-05-01T10:00:00.123Z"));
        assertThat(executed.pid()).isEqualTo(77);
        assertThat(executed.origin().host()).isEqualTo("w");
        assertThat(executed.arguments()).containsExactly("x.exe", "a");
    }

    @Test
    void otherLogsOfWindowsAreReadableAndNotOurs() {
        var security = """
                {"EventID":4688,"Channel":"Security","Hostname":"w","NewProcessName":"C:\\\\x.exe"}""";
        assertThat(recognises(security)).isFalse();
        assertThat(recognises(security, SHIPPED)).isTrue();
        assertThat(read(security).nothings()).isEqualTo(1);
        assertThat(recognises("{\"EventID\":1,\"Image\":\"x\"}")).isFalse();
        assertThat(recognises("{\"event\":{\"code\":1},\"process\":{\"pid\":1}}"))
                .isFalse();
    }

    @Test
    void whatIsNoEventOfWindowsIsRejected() {
        assertThat(read("{\"a\":1}").reasons())
                .containsExactly(
                        "The record has neither winlog, System nor EventID with a channel; expected an event of Windows.");
        assertThat(read("{\"winlog\":").reasons()).first().asString().contains("not well-formed JSON");
    }
}
