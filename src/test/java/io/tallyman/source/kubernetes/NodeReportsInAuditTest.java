package io.tallyman.source.kubernetes;

import static io.tallyman.source.kubernetes.AuditRecords.JANE;
import static io.tallyman.source.kubernetes.AuditRecords.KUBELET;
import static io.tallyman.source.kubernetes.AuditRecords.event;
import static io.tallyman.source.kubernetes.AuditRecords.pod;
import static io.tallyman.source.kubernetes.AuditRecords.reference;
import static org.assertj.core.api.Assertions.assertThat;

import io.tallyman.event.ContainerKind;
import io.tallyman.event.ContainerStarted;
import io.tallyman.event.Digest;
import io.tallyman.event.NodeReported;
import io.tallyman.event.PodReference;
import io.tallyman.event.PodStatusReported;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class NodeReportsInAuditTest {

    private static final String SHA = "sha256:" + "ab12".repeat(16);
    private static final String ID = "c0de".repeat(16);
    private static final String RUNNING = """
            {"metadata":{"uid":"u-1"},"status":{"hostIP":"192.0.2.7","podIP":"10.8.0.5","podIPs":[{"ip":"10.8.0.5"},\
            {"ip":"FD00::5"}],"containerStatuses":[{"name":"web","image":"nginx:1","imageID":"docker.io/library/nginx@%s",\
            "containerID":"containerd://%s","state":{"running":{"startedAt":"2026-03-02T10:15:00Z"}}}],\
            "initContainerStatuses":[{"name":"setup","imageID":"docker://%s","state":{"terminated":{"startedAt":\
            "2026-03-02T10:14:00Z","finishedAt":"2026-03-02T10:14:30Z","containerID":"docker://aa11"}}}]}}""".formatted(SHA, ID, SHA);

    @Test
    void aPatchOfAKubeletTiesPodContainersDigestsAddressesAndNode() {
        var reported = Parsed.audit(pod("patch", "status", KUBELET, "\"requestObject\":" + RUNNING))
                .only(PodStatusReported.class);

        assertThat(reported.pod()).isEqualTo(new PodReference("shop", "web-1", "u-1"));
        assertThat(reported.node()).isEqualTo("worker-7");
        assertThat(reported.hostAddress()).isEqualTo("192.0.2.7");
        assertThat(reported.addresses()).containsExactlyInAnyOrder("10.8.0.5", "fd00::5");
        assertThat(reported.containers()).hasSize(2);
        var web = reported.containers().get(0);
        assertThat(web.id()).isEqualTo(ID);
        assertThat(web.digests()).containsExactly(Digest.repository(SHA));
        assertThat(web.startedAt()).isEqualTo(Instant.parse("2026-03-02T10:15:00Z"));
        var setup = reported.containers().get(1);
        assertThat(setup.kind()).isEqualTo(ContainerKind.INIT);
        assertThat(setup.id()).isEqualTo("aa11");
        assertThat(setup.digests()).containsExactly(Digest.config(SHA));
        assertThat(setup.finishedAt()).isEqualTo(Instant.parse("2026-03-02T10:14:30Z"));
    }

    @Test
    void theAnswerIsPreferredToAPatchOfConditions() {
        var answer = RUNNING.replace("\"status\"", "\"spec\":{\"nodeName\":\"worker-8\"},\"status\"");
        var objects = "\"requestObject\":{\"status\":{\"conditions\":[]}},\"responseObject\":" + answer;

        var reported = Parsed.audit(pod("patch", "status", KUBELET, objects)).only(PodStatusReported.class);

        assertThat(reported.node()).isEqualTo("worker-8");
        assertThat(reported.containers()).hasSize(2);
    }

    @Test
    void aPatchOfConditionsAloneTellsNothing() {
        var objects = "\"requestObject\":{\"status\":{\"conditions\":[]}}";

        assertThat(Parsed.audit(pod("patch", "status", KUBELET, objects)).events())
                .isEmpty();
    }

    @Test
    void nobodyButANodeIsBelievedAboutAStatus() {
        assertThat(Parsed.audit(pod("patch", "status", JANE, "\"requestObject\":" + RUNNING))
                        .events())
                .isEmpty();
    }

    @Test
    void anImageWithoutATagIsNamedByItsId() {
        var status = RUNNING.replace("\"image\":\"", "\"image\":\"" + SHA + "\",\"was\":\"");
        var reported = Parsed.audit(pod("patch", "status", KUBELET, "\"requestObject\":" + status))
                .only(PodStatusReported.class);
        assertThat(reported.containers().get(0).digests()).contains(Digest.config(SHA));
    }

    @Test
    void aNodeTellsItsInstanceAndAddresses() {
        var node = """
                "requestObject":{"spec":{"providerID":"aws:///eu-west-1a/i-0abc"},"status":{"addresses":[\
                {"type":"InternalIP","address":"192.0.2.7"},{"address":"ip-192-0-2-7","type":"Hostname"}]}}""";
        var record =
                event("patch", reference("nodes", "status", "worker-7"), "/x", KUBELET, "ResponseComplete", 200, node);

        var reported = Parsed.audit(record).only(NodeReported.class);

        assertThat(reported.node()).isEqualTo("worker-7");
        assertThat(reported.instance()).isEqualTo("i-0abc");
        assertThat(reported.hostName()).isEqualTo("ip-192-0-2-7");
        assertThat(reported.addresses()).containsExactly("192.0.2.7");
    }

    @Test
    void anEventThatTheAuditLogHoldsIsReadAsAnEvent() {
        var object = "\"requestObject\":" + EventRecords.core("Started", "Started container web");
        var record = event("create", reference("events", "", ""), "/x", KUBELET, "ResponseComplete", 201, object);

        var started = Parsed.audit(record).only(ContainerStarted.class);

        assertThat(started.reported().name()).isEqualTo("web");
        assertThat(started.origin().host()).isEqualTo("worker-7");
    }

    @Test
    void anEventsPatchThatHoldsNoMoreThanACountTellsNothing() {
        var object = "\"requestObject\":{\"count\":2,\"lastTimestamp\":\"2026-03-02T10:15:00Z\"}";
        var record = event("patch", reference("events", "", "web.1"), "/x", KUBELET, "ResponseComplete", 200, object);

        assertThat(Parsed.audit(record).events()).isEmpty();
    }
}
