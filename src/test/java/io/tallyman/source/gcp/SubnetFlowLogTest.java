package io.tallyman.source.gcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallyman.event.ContainerReference;
import io.tallyman.event.Destination;
import io.tallyman.event.InstanceReference;
import io.tallyman.event.NetworkFlow;
import io.tallyman.event.PodReference;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubnetFlowLogTest {

    private static final SubnetFlowLog LOG = new SubnetFlowLog();
    private static final String VM =
            "\"src_instance\":{\"project_id\":\"shop\",\"region\":\"europe-west1\",\"zone\":\"europe-west1-b\",\"vm_name\":\"web-1\"}";

    private static String payload(String reporter, int from, int to, String more) {
        return """
                {"reporter":"%s","bytes_sent":"1776","packets_sent":"7","rtt_msec":"36",
                 "connection":{"src_ip":"10.1.0.9","src_port":%d,"dest_ip":"203.0.113.9","dest_port":%d,"protocol":6},
                 "dest_location":{"asn":64500,"country":"usa"},%s"start_time":"2026-11-20T13:05:01.186193305Z",
                 "end_time":"2026-11-20T13:05:03.186193305Z"}""".formatted(reporter, from, to, more.isEmpty() ? "" : more + ",");
    }

    private static String entry(String payload) {
        return """
                {"insertId":"f1","logName":"projects/shop/logs/compute.googleapis.com%%2Fvpc_flows","jsonPayload":%s,
                 "resource":{"type":"gce_subnetwork","labels":{"project_id":"shop"}},"timestamp":"2026-11-20T13:10:00Z"}""".formatted(payload);
    }

    @Test
    void aFlowGoesOutFromTheMachineThatReportsIt() {
        var flow = CloudLogs.only(NetworkFlow.class, LOG, entry(payload("SRC", 40122, 3333, VM)));
        assertThat(flow.machine())
                .isEqualTo(new InstanceReference("gcp", "shop", "europe-west1-b", "", CloudLogs.VM, ""));
        assertThat(flow.destination()).isEqualTo(Destination.of("203.0.113.9", 3333));
        assertThat(flow.source()).isEqualTo("10.1.0.9");
        assertThat(flow.sourcePort()).isEqualTo(40122);
        assertThat(flow.protocol()).isEqualTo("tcp");
        assertThat(flow.bytesSent()).isEqualTo(1776);
        assertThat(flow.duration()).isEqualTo(2000);
        assertThat(flow.time().instant()).isEqualTo(Instant.parse("2026-11-20T13:05:01.186193305Z"));
        assertThat(flow.origin().feed().account()).isEqualTo("shop");
        assertThat(flow.reported()).isEqualTo(ContainerReference.NONE);
    }

    @Test
    void thePayloadAloneIsEnough() {
        var bare = payload("SRC", 40122, 3333, VM);
        assertThat(CloudLogs.events(LOG, bare)).hasSize(1);
        assertThat(CloudLogs.recognised(LOG, bare)).isTrue();
        assertThat(CloudLogs.recognised(LOG, entry(bare))).isTrue();
    }

    @Test
    void aPodIsNamedWithItsCluster() {
        var flow = CloudLogs.only(NetworkFlow.class, LOG, entry(payload("SRC", 40122, 3333, VM + """
                ,"src_gke_details":{"cluster":{"cluster_name":"prod","cluster_location":"europe-west1"},
                "pod":{"pod_name":"web-0","pod_namespace":"shop"}}""")));
        assertThat(flow.reported()).isEqualTo(new ContainerReference("", "", new PodReference("shop", "web-0", "")));
        assertThat(flow.origin().cluster()).isEqualTo("prod");
    }

    @ParameterizedTest
    @CsvSource({
        "443, 51000, 0",
        "5601, 33478, 0",
        "22, 1024, 0",
        "40122, 443, 1",
        "40122, 45700, 1",
        "2000, 3333, 1",
        "123, 123, 1",
        "0, 0, 1"
    })
    void anAnswerIsNoEgress(int from, int to, int events) {
        assertThat(CloudLogs.events(LOG, entry(payload("SRC", from, to, VM)))).hasSize(events);
    }

    @ParameterizedTest
    @CsvSource({"SRC, true, 1", "SRC, false, 1", "DEST, true, 1", "DEST, false, 0", "SRC_GATEWAY, true, 0"})
    void whatComesFromOutsideIsNoEgress(String reporter, boolean told, int events) {
        assertThat(CloudLogs.events(LOG, entry(payload(reporter, 40122, 443, told ? VM : ""))))
                .hasSize(events);
    }

    @Test
    void whatCannotBeReadIsRejected() {
        assertThat(CloudLogs.rejection(LOG, "{\"a\":1}")).contains("connection.src_ip");
        var untimed = entry(payload("SRC", 40122, 443, VM)).replace("2026-11-20T13:05:01.186193305Z", "x");
        assertThat(CloudLogs.rejection(LOG, untimed)).contains("start_time (x)");
        assertThat(CloudLogs.events(LOG, "{\"logName\":\"projects/shop/logs/other\",\"textPayload\":\"x\"}"))
                .isEmpty();
    }
}
