package io.tallyman.source.suricata;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallyman.event.EventTime;
import io.tallyman.event.Feed;
import io.tallyman.event.NameResolved;
import io.tallyman.event.NetworkFlow;
import io.tallyman.event.RecordsLost;
import io.tallyman.source.RawRecord;
import io.tallyman.source.Readings;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EveLogTest {

    private static final EveLog EVE = new EveLog();

    private static final String FLOW = """
            {"timestamp":"2026-11-22T21:45:00.000000+0000","flow_id":77,"in_iface":"cni0","host":"Node-1","event_type":"flow","src_ip":"10.88.0.2","src_port":54802,"dest_ip":"203.0.113.20","dest_port":3333,"proto":"TCP","flow":{"pkts_toserver":6,"bytes_toserver":640,"bytes_toclient":660,"start":"2026-11-22T22:42:43.626700+0100","end":"2026-11-22T21:42:45.627000+0000","age":2,"state":"closed"},"tcp":{"syn":true}}
            """;

    @Test
    void aFlowBeginsAtItsStart() {
        assertThat(EVE.recognises(Readings.records(FLOW))).isTrue();
        var flow = Readings.of(EVE, FLOW).only(NetworkFlow.class);
        assertThat(flow.time())
                .isEqualTo(new EventTime(Instant.parse("2026-11-22T21:42:43.626700Z"), EventTime.MICROSECOND));
        assertThat(flow.duration()).isEqualTo(2001);
        assertThat(flow.source()).isEqualTo("10.88.0.2");
        assertThat(flow.sourcePort()).isEqualTo(54802);
        assertThat(flow.destination()).hasToString("203.0.113.20 port 3333");
        assertThat(flow.protocol()).isEqualTo("tcp");
        assertThat(flow.bytesSent()).isEqualTo(640);
        assertThat(flow.bytesReceived()).isEqualTo(660);
        assertThat(flow.connection()).isEqualTo("77");
        assertThat(flow.origin().host()).isEqualTo("node-1");
    }

    private static String statistics(String time, String host, long drops) {
        return """
                {"timestamp":"2026-11-22T21:%s+0000","event_type":"stats","host":"%s","stats":{"uptime":60,"capture":{"kernel_packets":900,"kernel_drops":%d,"kernel_ifdrops":0},"decoder":{"pkts":900}}}
                """.formatted(time, host, drops);
    }

    @Test
    void packetsThatTheKernelDroppedBetweenTwoRecordsAreAGap() {
        var lost = Readings.of(
                        EVE,
                        statistics("45:00.000000", "one", 7)
                                + statistics("45:04.000000", "other", 3)
                                + statistics("45:08.000000", "one", 7)
                                + statistics("45:16.500000", "one", 19))
                .only(RecordsLost.class);
        assertThat(lost.records()).isEqualTo(12);
        assertThat(lost.duration()).isEqualTo(8500);
        assertThat(lost.time().instant()).isEqualTo(Instant.parse("2026-11-22T21:45:16.500Z"));
        assertThat(lost.origin().host()).isEqualTo("one");
    }

    @Test
    void afterARestartTheCountBeginsAnew() {
        var lost = Readings.of(EVE, statistics("45:00.000000", "one", 700) + statistics("45:08.000000", "one", 4))
                .only(RecordsLost.class);
        assertThat(lost.records()).isEqualTo(4);
    }

    @Test
    void aHostThatIsStatedGoesBeforeTheSensorsName() {
        var stated = new Feed("eve.json", "NSM:Flow", "worker-7", "", "");
        assertThat(Readings.of(EVE, stated, FLOW)
                        .only(NetworkFlow.class)
                        .origin()
                        .host())
                .isEqualTo("worker-7");
    }

    @Test
    void theOrderOfTheKeysDoesNotMatter() {
        var sorted = """
                {"dest_ip":"ff02:0000:0000:0000:0000:0000:0000:0016","event_type":"flow","flow":{"start":"2026-11-22T21:42:43.5+0000","bytes_toserver":1,"bytes_toclient":2},"flow_id":78,"icmp_type":143,"proto":"IPv6-ICMP","src_ip":"fe80:0000:0000:0000:0000:0000:0000:0001","timestamp":"2026-11-22T21:45:00.000000+0000"}
                """;
        var late = sorted.replace("\"event_type\":\"flow\",", "").replace("}\n", ",\"event_type\":\"flow\"}\n");
        var flow = Readings.of(EVE, late).only(NetworkFlow.class);
        assertThat(flow).isEqualTo(Readings.of(EVE, sorted).only(NetworkFlow.class));
        assertThat(flow.protocol()).isEqualTo("icmp");
        assertThat(flow.source()).isEqualTo("fe80::1");
        assertThat(flow.destination()).hasToString("ff02::16");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"version\":2,\"type\":\"answer\",\"id\":1,\"rrname\":\"Pool.Example\",\"rrtype\":\"A\",\"answers\":[{\"rrname\":\"pool.example\",\"rrtype\":\"CNAME\",\"rdata\":\"cdn.example\"},{\"rrname\":\"cdn.example\",\"rrtype\":\"A\",\"ttl\":9,\"rdata\":\"203.0.113.20\"}]}",
                "{\"version\":2,\"type\":\"answer\",\"id\":1,\"rrname\":\"pool.example\",\"rrtype\":\"A\",\"grouped\":{\"CNAME\":[\"cdn.example\"],\"A\":[\"203.0.113.20\"],\"TXT\":[\"192.0.2.1\"]}}",
                "{\"version\":3,\"type\":\"response\",\"tx_id\":0,\"id\":1,\"queries\":[{\"rrname\":\"pool.example\",\"rrtype\":\"A\"}],\"answers\":[{\"rrname\":\"pool.example\",\"rrtype\":\"A\",\"rdata\":\"203.0.113.20\"}],\"authorities\":[{\"soa\":{}}]}",
                "{\"type\":\"answer\",\"id\":1,\"rcode\":\"NOERROR\",\"rrname\":\"pool.example\",\"rrtype\":\"A\",\"ttl\":3,\"rdata\":\"203.0.113.20\"}"
            })
    void anAnswerOfAnyVersionNamesItsAddressesForTheClient(String dns) {
        var name = Readings.of(EVE, dns(53, 40000, dns)).only(NameResolved.class);
        assertThat(name.client()).isEqualTo("10.88.0.2");
        assertThat(name.name()).isEqualTo("pool.example");
        assertThat(name.addresses()).containsExactly("203.0.113.20");
        assertThat(name.connection()).isEmpty();
    }

    private static String dns(int sourcePort, int port, String dns) {
        var server = "\"10.20.0.53\"";
        var client = "\"10.88.0.2\"";
        return """
        {"timestamp":"2026-11-22T21:42:43.626700+0000","flow_id":79,"event_type":"dns","src_ip":%s,"src_port":%d,"dest_ip":%s,"dest_port":%d,"proto":"UDP","dns":%s}
        """.formatted(
                        sourcePort == 53 ? server : client, sourcePort, sourcePort == 53 ? client : server, port, dns);
    }

    @Test
    void anAnswerInPartsBelongsToTheNameThatWasAskedFor() {
        var answer = "{\"type\":\"answer\",\"id\":1,\"rrname\":\"%s\",\"rrtype\":\"%s\",\"rdata\":\"%s\"}";
        var log = dns(40000, 53, "{\"type\":\"query\",\"id\":1,\"rrname\":\"pool.example\",\"rrtype\":\"A\"}")
                + dns(53, 40000, answer.formatted("pool.example", "CNAME", "cdn.example"))
                + dns(53, 40000, answer.formatted("cdn.example", "A", "203.0.113.20"))
                + dns(53, 40000, answer.replace("\"id\":1", "\"id\":2").formatted("cdn.example", "A", "203.0.113.21"));
        var events = Readings.of(EVE, log).events();
        assertThat(events)
                .extracting(event -> ((NameResolved) event).name())
                .containsExactly("pool.example", "pool.example", "pool.example", "cdn.example");
        assertThat(events).extracting(event -> ((NameResolved) event).client()).containsOnly("10.88.0.2");
        assertThat(((NameResolved) events.get(2)).addresses()).containsExactly("203.0.113.20");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"event_type\":\"tls\",\"tls\":{\"subject\":\"CN=x\",\"sni\":\"Pool.Example.\",\"ja3\":{\"hash\":\"0\"}}",
                "\"event_type\":\"quic\",\"quic\":{\"version\":\"1\",\"sni\":\"pool.example\"}",
                "\"event_type\":\"http\",\"http\":{\"hostname\":\"pool.example\",\"url\":\"/\"}"
            })
    void theNameThatAClientSendsBelongsToTheServersAddress(String payload) {
        var name = Readings.of(EVE, sent(payload)).only(NameResolved.class);
        assertThat(name.name()).isEqualTo("pool.example");
        assertThat(name.client()).isEqualTo("10.88.0.2");
        assertThat(name.addresses()).containsExactly("203.0.113.20");
        assertThat(name.connection()).isEqualTo("80");
    }

    private static String sent(String payload) {
        return "{\"timestamp\":\"2026-11-22T21:42:43.626700+0000\",\"flow_id\":80,\"src_ip\":\"10.88.0.2\","
                + "\"src_port\":40000,\"dest_ip\":\"203.0.113.20\",\"dest_port\":443,\"proto\":\"TCP\"," + payload
                + "}";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"event_type\":\"alert\",\"alert\":{\"signature\":\"x\"},\"tls\":{\"sni\":\"pool.example\"}",
                "\"event_type\":\"fileinfo\",\"http\":{\"hostname\":\"pool.example\"}",
                "\"event_type\":\"tls\",\"tls\":{\"version\":\"TLS 1.3\"}",
                "\"event_type\":\"http\",\"http\":{\"hostname\":\"203.0.113.20\"}",
                "\"event_type\":\"dns\",\"dns\":{\"type\":{\"a\":1},\"rrname\":null,\"answers\":{\"x\":[]}}",
                "\"event_type\":\"stats\",\"stats\":{\"uptime\":1}"
            })
    void otherTypesAndRecordsWithoutANameTellNothing(String payload) {
        var readings = Readings.of(EVE, sent(payload));
        assertThat(readings.nothings()).isEqualTo(1);
        assertThat(readings.all()).hasSize(1);
    }

    @Test
    void ofTheTwoNetflowRecordsOfAFlowTheFirstTellsWhoOpenedIt() {
        var netflow = "\"event_type\":\"netflow\",\"netflow\":{\"pkts\":3,\"bytes\":186,"
                + "\"start\":\"2026-11-22T21:42:43.1+0000\",\"end\":\"2026-11-22T21:42:44.1+0000\"}";
        var opened = sent(netflow);
        var reply = opened.replace("\"src_ip\":\"10.88.0.2\"", "\"src_ip\":\"203.0.113.20\"")
                .replace("\"dest_ip\":\"203.0.113.20\"", "\"dest_ip\":\"10.88.0.2\"")
                .replace("\"src_port\":40000", "\"src_port\":443")
                .replace("\"dest_port\":443", "\"dest_port\":40000");
        var readings = Readings.of(EVE, opened + "\n" + reply + "\n");
        assertThat(readings.nothings()).isEqualTo(1);
        var flow = readings.only(NetworkFlow.class);
        assertThat(flow.source()).isEqualTo("10.88.0.2");
        assertThat(flow.bytesSent()).isEqualTo(186);
        assertThat(flow.duration()).isEqualTo(1000);
    }

    @Test
    void badRecordsAreRejectedWithTheirReason() {
        var log = FLOW.replace("2026-11-22T22:42:43.626700+0100", "soon")
                + FLOW.replace("\"203.0.113.20\"", "null")
                + FLOW.replace(":3333", ":70000")
                + "{\"timestamp\":\"2026-11-22T21:4\n"
                + "{\"timestamp\":\"2026-11-22T21:42:43.6+0000\"}\n"
                + "Notice: all 2 packet processing threads initialized\n";
        assertThat(Readings.of(EVE, log).reasons())
                .satisfiesExactly(
                        reason -> assertThat(reason).isEqualTo("flow.start (soon) is no ISO time."),
                        reason -> assertThat(reason).startsWith("src_ip (10.88.0.2) and dest_ip () must"),
                        reason -> assertThat(reason).startsWith("src_port and dest_port must"),
                        reason -> assertThat(reason).startsWith("The record is not well-formed JSON"),
                        reason -> assertThat(reason).startsWith("The record has no event_type"),
                        reason -> assertThat(reason).isEqualTo("The record is no JSON object."));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"timestamp\":\"2026-11-22T21:42:43.6+0000\",\"event_type\":\"flow\",\"flow_id\":1}",
                "{\"timestamp\":\"2026-11-22T21:42:43.6+0000\",\"event_type\":\"login\",\"login\":{\"user\":\"x\"}}",
                "{\"timestamp\":5,\"event_type\":\"dns\",\"dns\":{},\"flow_id\":1}",
                "{\"ts\":1,\"uid\":\"C1\",\"id.orig_h\":\"10.0.0.1\"}",
                "text"
            })
    void recordsOfOthersAreNotClaimed(String record) {
        assertThat(EVE.recognises(Readings.records(record))).isFalse();
    }

    @Test
    void aLogOfOtherTypesIsRecognisedToo() {
        var alert = "{\"timestamp\":\"2026-11-22T21:42:43.626700+0000\",\"flow_id\":null,\"in_iface\":\"cni0\","
                + "\"event_type\":\"fileinfo\",\"http\":{\"url\":null}}";
        assertThat(new EveLog().recognises(List.of(RawRecord.of(alert, 1)))).isTrue();
        assertThat(new EveLog().recognises(List.of(RawRecord.of("{\"event_type\":\"x\"}", 1))))
                .isFalse();
    }
}
