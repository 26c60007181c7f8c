package io.tallyman.source.zeek;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallyman.event.EventTime;
import io.tallyman.event.NetworkFlow;
import io.tallyman.source.Readings;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionLogTest {

    private static final ConnectionLog CONN = new ConnectionLog();

    private static final String CONN_HEADER = tsv("""
            #separator \\x09
            #set_separator|,
            #empty_field|(empty)
            #unset_field|-
            #path|conn
            #open|2026-11-22-21-00-00
            #fields|ts|uid|id.orig_h|id.orig_p|id.resp_h|id.resp_p|proto|service|duration|orig_bytes|resp_bytes|conn_state
            #types|time|string|addr|port|addr|port|enum|string|interval|count|count|string
            """);
    private static final String ROW =
            tsv("1795383763.626700|Cab1|10.88.0.2|54802|203.0.113.20|3333|tcp|-|2.009987|86|307|SF\n");

    private static String tsv(String text) {
        return text.replace('|', '\t');
    }

    @Test
    void aRowOfConnIsAFlowFromItsStart() {
        var flow = Readings.of(CONN, CONN_HEADER + ROW + tsv("#close|2026-11-22-22-00-00\n"))
                .only(NetworkFlow.class);
        assertThat(flow.time())
                .isEqualTo(new EventTime(Instant.parse("2026-11-22T21:42:43.626700Z"), EventTime.MICROSECOND));
        assertThat(flow.source()).isEqualTo("10.88.0.2");
        assertThat(flow.sourcePort()).isEqualTo(54802);
        assertThat(flow.destination()).hasToString("203.0.113.20 port 3333");
        assertThat(flow.protocol()).isEqualTo("tcp");
        assertThat(flow.duration()).isEqualTo(2010);
        assertThat(flow.bytesSent()).isEqualTo(86);
        assertThat(flow.bytesReceived()).isEqualTo(307);
        assertThat(flow.connection()).isEqualTo("Cab1");
        assertThat(flow.origin().line()).isEqualTo(9);
        assertThat(flow.origin().logSource()).isEqualTo("NSM:Flow");
    }

    @Test
    void aFlowWithoutAnswerAndItsUnsetFieldsIsAFlow() {
        var row = tsv("1795383763.6|Cab2|fe80::1|5353|ff02::fb|5353|udp|dns|-|-|-|S0\n");
        var flow = Readings.of(CONN, CONN_HEADER + row).only(NetworkFlow.class);
        assertThat(flow.duration()).isZero();
        assertThat(flow.bytesReceived()).isZero();
        assertThat(flow.destination().address()).isEqualTo("ff02::fb");
    }

    @Test
    void thePortsOfIcmpAreTypes() {
        var row = tsv("1795383763.6|Cab3|10.88.0.2|8|203.0.113.20|0|icmp|-|-|-|-|OTH\n");
        var flow = Readings.of(CONN, CONN_HEADER + row).only(NetworkFlow.class);
        assertThat(flow.sourcePort()).isZero();
        assertThat(flow.destination().port()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"';',';'", "'\\x3b',';'", "'\\x7c\\x7c','||'"})
    void theHeaderNamesTheSeparator(String written, String separator) {
        var log = (CONN_HEADER + ROW)
                .replace("\\x09", written)
                .replace("#separator ", "#separator_")
                .replace("\t", separator)
                .replace("#separator_", "#separator ");
        assertThat(Readings.of(CONN, log).only(NetworkFlow.class).connection()).isEqualTo("Cab1");
        assertThat(CONN.recognises(Readings.records(log))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "id_orig_h,id_orig_p,id_resp_h,id_resp_p",
        "src,src_port,dst,dst_port",
        "id-orig_h,id-orig_p,id-resp_h,id-resp_p"
    })
    void fieldsMayBeRenamed(String from, String fromPort, String to, String toPort) {
        var log = (CONN_HEADER + ROW)
                .replace("id.orig_h", from)
                .replace("id.orig_p", fromPort)
                .replace("id.resp_h", to)
                .replace("id.resp_p", toPort);
        assertThat(CONN.recognises(Readings.records(log))).isTrue();
        var flow = Readings.of(CONN, log).only(NetworkFlow.class);
        assertThat(flow.sourcePort()).isEqualTo(54802);
        assertThat(flow.destination()).hasToString("203.0.113.20 port 3333");
    }

    @Test
    void aSecondHeaderReplacesTheFirst() {
        var other = tsv("""
                #separator \\x09
                #unset_field|NONE
                #path|conn
                #fields|_system_name|ts|proto|conn_state|uid|id.resp_h|id.resp_p|id.orig_h|id.orig_p|duration
                worker|1795383800.000001|UDP|SF|Cab4|10.20.0.53|53|10.88.0.2|40000|NONE
                """);
        var readings = Readings.of(CONN, CONN_HEADER + ROW + other);
        assertThat(readings.reasons()).isEmpty();
        assertThat(readings.events()).hasSize(2);
        var second = (NetworkFlow) readings.events().get(1);
        assertThat(second.source()).isEqualTo("10.88.0.2");
        assertThat(second.destination()).hasToString("10.20.0.53 port 53");
        assertThat(second.protocol()).isEqualTo("udp");
    }

    @ParameterizedTest
    @CsvSource({
        "1795383763.6|Cab1|10.88.0.2|54802|203.0.113.20, The row has 5 columns; its #fields line names 12.",
        "XXXX.XX|Cab1|10.88.0.2|1|203.0.113.20|2|tcp|-|-|-|-|SF, ts (XXXX.XX) is malformed; a time in seconds since 1970 or an ISO time is expected.",
        "-|Cab1|10.88.0.2|1|203.0.113.20|2|tcp|-|-|-|-|SF, ts is unset; a time in seconds since 1970 or an ISO time is expected.",
        "1795383763.6|Cab1|host|1|203.0.113.20|2|tcp|-|-|-|-|SF, id.orig_h (host) is malformed; an IP address is expected.",
        "1795383763.6|Cab1|10.88.0.2|1|203.0.113.20|70000|tcp|-|-|-|-|SF, id.resp_p (70000) is malformed; a number is expected.",
        "1795383763.6|Cab1|10.88.0.2|1|203.0.113.20|2|tcp|-|1s|-|-|SF, duration (1s) is malformed; a number is expected."
    })
    void aRowThatIsCutOrGarbledIsRejectedWithItsReason(String row, String reason) {
        var readings = Readings.of(CONN, CONN_HEADER + tsv(row) + "\n" + ROW);
        assertThat(readings.reasons()).containsExactly(reason);
        assertThat(readings.events()).hasSize(1);
    }

    @Test
    void aRowBeforeAnyHeaderIsRejected() {
        assertThat(Readings.of(CONN, ROW).reasons())
                .containsExactly("The row has no #fields line before it; Zeek's tab-separated logs need their header.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"""
                {"ts":1795383763.6267,"uid":"C1","id.orig_h":"10.88.0.2","id.orig_p":5,"id.resp_h":"203.0.113.20","id.resp_p":80,"proto":"tcp","duration":4.5e-02,"orig_bytes":1,"resp_bytes":2,"conn_state":"SF","tunnel_parents":[]}
                """, """
                {"_path":"conn","ts":"2026-11-22T21:42:43.626700Z","uid":"C1","id":{"orig_h":"10.88.0.2","orig_p":5,"resp_h":"203.0.113.20","resp_p":80},"proto":"tcp","duration":0.045,"orig_bytes":1,"resp_bytes":2,"history":"Sh"}
                """, """
                {"conn_state":"SF","duration":0.045,"id_orig_h":"10.88.0.2","id_orig_p":"5","id_resp_h":"203.0.113.20","id_resp_p":"80","orig_bytes":1,"resp_bytes":2,"service":null,"proto":"tcp","ts":1.7953837636267E9,"uid":"C1"}
                """})
    void jsonIsReadFlatOrNestedWithTimesOfAnyForm(String record) {
        assertThat(CONN.recognises(Readings.records(record))).isTrue();
        var flow = Readings.of(CONN, record).only(NetworkFlow.class);
        assertThat(flow.time().instant()).isEqualTo(Instant.parse("2026-11-22T21:42:43.626700Z"));
        assertThat(flow.sourcePort()).isEqualTo(5);
        assertThat(flow.destination()).hasToString("203.0.113.20 port 80");
        assertThat(flow.duration()).isEqualTo(45);
        assertThat(flow.bytesSent()).isEqualTo(1);
        assertThat(flow.bytesReceived()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999999999", "-1", "1e-999999999", "soon", "9999999999999999999999", ""})
    void aTimeThatIsNoneIsRejected(String ts) {
        var record = """
                {"ts":"%s","uid":"C1","id.orig_h":"10.88.0.2","id.resp_h":"203.0.113.20","proto":"tcp","conn_state":"SF"}
                """;
        assertThat(Readings.of(CONN, record.formatted(ts)).reasons())
                .singleElement()
                .asString()
                .startsWith("ts ");
    }

    @Test
    void aConnLogWithoutTheAddressesIsRejected() {
        var log = CONN_HEADER.replace("id.orig_h", "client") + ROW;
        assertThat(Readings.of(CONN, log).reasons()).singleElement().asString().contains("conn.log lacks fields");
    }

    @Test
    void jsonThatIsCutIsRejected() {
        assertThat(Readings.of(CONN, "{\"ts\":1795383763.6,\"uid\":\"C1").reasons())
                .singleElement()
                .asString()
                .startsWith("The record is not well-formed JSON");
    }
}
