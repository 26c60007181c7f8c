package io.tallyman.source.zeek;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallyman.event.Feed;
import io.tallyman.event.NameResolved;
import io.tallyman.source.Readings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ZeekNamesTest {

    private static final ConnectionLog CONN = new ConnectionLog();
    private static final DnsLog DNS = new DnsLog();
    private static final TlsLog TLS = new TlsLog();

    private static final String DNS_HEADER = tsv("""
            #separator \\x09
            #set_separator|,
            #path|dns
            #fields|ts|uid|id.orig_h|id.orig_p|id.resp_h|id.resp_p|proto|query|qtype_name|rcode_name|answers
            """);

    private static String tsv(String text) {
        return text.replace('|', '\t');
    }

    @Test
    void aLookUpNamesTheAddressesAmongItsAnswers() {
        var row = tsv("1795383763.6|Cd|10.88.0.2|40000|10.20.0.53|53|udp|Pool.Example.|A|NOERROR|"
                + "cdn.example,TXT 7 a\\x2cb,203.0.113.20,2001:DB8::5\n");
        var name = Readings.of(DNS, DNS_HEADER + row).only(NameResolved.class);
        assertThat(name.client()).isEqualTo("10.88.0.2");
        assertThat(name.name()).isEqualTo("pool.example");
        assertThat(name.addresses()).containsExactlyInAnyOrder("203.0.113.20", "2001:db8::5");
        assertThat(name.connection()).isEmpty();
        assertThat(name.origin().logSource()).isEqualTo("zeek:dns");
    }

    @Test
    void aNameThatDoesNotExistHasNoAddresses() {
        var record = """
                {"ts":1795383763.5,"uid":"Cd","id.orig_h":"10.88.0.2","id.resp_h":"10.20.0.53","proto":"udp","query":"pool.example.svc.cluster.local","rcode_name":"NXDOMAIN","AA":false}
                """;
        var name = Readings.of(DNS, record).only(NameResolved.class);
        assertThat(name.name()).isEqualTo("pool.example.svc.cluster.local");
        assertThat(name.addresses()).isEmpty();
    }

    @Test
    void aHandshakeNamesTheServerItWasSentTo() {
        var log = tsv("""
                #separator \\x09
                #path|ssl
                #fields|ts|uid|id.orig_h|id.orig_p|id.resp_h|id.resp_p|version|cipher|server_name|established
                1795383763.6|Ct|10.88.0.2|40000|203.0.113.20|443|TLSv13|x|Pool.Example|T
                1795383764.6|Cu|10.88.0.2|40001|203.0.113.20|443|TLSv13|x|-|T
                """);
        assertThat(TLS.recognises(Readings.records(log))).isTrue();
        var readings = Readings.of(TLS, log);
        assertThat(readings.nothings()).isEqualTo(1);
        var name = readings.only(NameResolved.class);
        assertThat(name.name()).isEqualTo("pool.example");
        assertThat(name.addresses()).containsExactly("203.0.113.20");
        assertThat(name.connection()).isEqualTo("Ct");
    }

    @Test
    void aStreamOfAllLogsIsReadByTheKindOfEachRecord() {
        var log = """
                {"_path":"files","ts":1795383763.1,"fuid":"F1"}
                {"_path":"dns","ts":1795383763.2,"uid":"Cd","id.orig_h":"10.88.0.2","id.resp_h":"10.20.0.53","proto":"udp","query":"pool.example","AA":false,"answers":["203.0.113.20"]}
                {"_path":"http","ts":1795383763.3,"uid":"Ch","id.orig_h":"10.88.0.2","id.resp_h":"203.0.113.20","method":"GET","host":"pool.example:8080"}
                {"_path":"conn","ts":1795383763.4,"uid":"Ch","id.orig_h":"10.88.0.2","id.resp_h":"203.0.113.20","proto":"tcp","conn_state":"SF"}
                """;
        var sample = Readings.records(log);
        assertThat(DNS.recognises(sample)).isTrue();
        assertThat(CONN.recognises(sample)).isFalse();
        var readings = Readings.of(DNS, new Feed("all", "zeek:dns", "", "", ""), log);
        assertThat(readings.events()).hasSize(3);
        assertThat(readings.events())
                .extracting(event -> event.origin().logSource())
                .containsExactly("zeek:dns", "zeek:dns", "NSM:Flow");
        assertThat(readings.nothings()).isEqualTo(1);
    }

    @Test
    void anotherLogOfZeekIsNotRecognisedAndTellsNothingWhereStated() {
        var log = tsv("""
                #separator \\x09
                #path|weird
                #fields|ts|uid|id.orig_h|id.orig_p|id.resp_h|id.resp_p|name|addl|notice|peer
                1795383763.6|Cw|10.88.0.2|40000|203.0.113.20|443|bad_TCP_checksum|-|F|zeek
                """);
        assertThat(CONN.recognises(Readings.records(log))).isFalse();
        assertThat(DNS.recognises(Readings.records(log))).isFalse();
        assertThat(TLS.recognises(Readings.records(log))).isFalse();
        assertThat(Readings.of(CONN, log).nothings()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                """
                {"ts":1795383763.6,"id.orig_h":"10.88.0.2","id.resp_h":"203.0.113.20","proto":"tcp","conn_state":"SF"}
                """,
                """
                {"ts":1795383763.6,"uid":"C1","src":"10.88.0.2","dst":"203.0.113.20","proto":"tcp"}
                """,
                "{\"ts\":1795383763.6,\"uid\":\"C1\"",
                "10.88.0.2 - - [22/Nov/2026:21:42:43 +0000] \"GET / HTTP/1.1\" 200 5"
            })
    void recordsOfOthersAreNotClaimed(String record) {
        var sample = Readings.records(record);
        assertThat(CONN.recognises(sample)).isFalse();
        assertThat(DNS.recognises(sample)).isFalse();
        assertThat(TLS.recognises(sample)).isFalse();
    }
}
