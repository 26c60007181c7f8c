package io.tallyman.source.kubernetes;

import static io.tallyman.source.kubernetes.AuditRecords.JANE;
import static io.tallyman.source.kubernetes.AuditRecords.creation;
import static io.tallyman.source.kubernetes.AuditRecords.execution;
import static io.tallyman.source.kubernetes.AuditRecords.pod;
import static org.assertj.core.api.Assertions.assertThat;

import io.tallyman.event.ContainerRequested;
import io.tallyman.event.PodCreated;
import io.tallyman.event.PodDeleted;
import io.tallyman.event.PodReference;
import io.tallyman.event.PodStatusReported;
import io.tallyman.event.ProcessExecuted;
import java.util.List;
import org.junit.jupiter.api.Test;

class AuditWrappersTest {

    private static final String DELETION = pod("delete", "", JANE, "");

    private static String text(String record) {
        return "\"" + record.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    private static String cluster(Parsed parsed) {
        return parsed.only(PodDeleted.class).origin().cluster();
    }

    @Test
    void eksDeliversSeveralEventsWithTheClusterInTheLogGroup() {
        var record = "{\"messageType\":\"DATA_MESSAGE\",\"logEvents\":[{\"id\":\"1\",\"timestamp\":1,\"message\":"
                + text(DELETION)
                + "},{\"id\":\"2\",\"message\":" + DELETION + "},{\"id\":\"3\",\"message\":\"I0302 scheduler line\"}],"
                + "\"logGroup\":\"/aws/eks/shop-eu/cluster\",\"logStream\":\"kube-apiserver-audit-1\"}";

        var deleted = Parsed.audit(record).events(PodDeleted.class);

        assertThat(deleted)
                .hasSize(2)
                .allSatisfy(event -> assertThat(event.origin().cluster()).isEqualTo("shop-eu"));
    }

    @Test
    void aSingleCloudWatchMessageIsRead() {
        assertThat(cluster(Parsed.audit("{\"timestamp\":1772446530000,\"message\":" + text(DELETION) + "}")))
                .isEqualTo("lab");
    }

    @Test
    void aksHoldsTheEventAsTextAndTheClusterInTheResourceId() {
        var record =
                "{\"time\":\"2026-03-02T10:15:31Z\",\"category\":\"kube-audit\",\"operationName\":\"x\",\"properties\":{\"log\":"
                        + text(DELETION)
                        + ",\"stream\":\"stdout\"},\"resourceId\":\"/SUBSCRIPTIONS/S/RESOURCEGROUPS/R/PROVIDERS/"
                        + "MICROSOFT.CONTAINERSERVICE/MANAGEDCLUSTERS/AKS-1\"}";

        assertThat(cluster(Parsed.audit(record))).isEqualTo("AKS-1");
        assertThat(Parsed.audit("{\"records\":[" + record + "," + record + "]}").events())
                .hasSize(2);
    }

    @Test
    void elasticHoldsTheEventAmongItsOwnMembers() {
        var record = "{\"kubernetes\":{\"audit\":" + DELETION + "},\"event\":{\"dataset\":\"kubernetes.audit_logs\"},"
                + "\"log\":{\"offset\":1},\"orchestrator\":{\"cluster\":{\"name\":\"kind-1\"}}}";

        assertThat(cluster(Parsed.audit(record))).isEqualTo("kind-1");
    }

    @Test
    void gkeNamesMethodAndResourceInOtherWords() {
        var record = gke(
                "pods.create",
                "shop/pods/web-x7k2p",
                "true",
                "\"request\":" + AuditRecords.requestedPod() + ",\"response\":" + AuditRecords.storedPod());

        var parsed = Parsed.audit(record);

        var created = parsed.events(PodCreated.class).get(0);
        assertThat(created.pod()).isEqualTo(new PodReference("shop", "web-x7k2p", AuditRecords.POD_UID));
        assertThat(created.origin().cluster()).isEqualTo("gke-1");
        assertThat(created.user()).isEqualTo("system:node:gke-1-a");
        assertThat(parsed.events(ContainerRequested.class)).hasSize(3);
    }

    @Test
    void gkePatchesOfStatusAreRead() {
        var request =
                "\"request\":{\"@type\":\"k8s.io/Patch\",\"metadata\":{\"uid\":\"u-1\"},\"status\":{\"podIP\":\"10.8.0.5\"}}";

        var reported = Parsed.audit(gke("pods.status.patch", "shop/pods/web-1/status", "true", request))
                .only(PodStatusReported.class);

        assertThat(reported.pod()).isEqualTo(new PodReference("shop", "web-1", "u-1"));
        assertThat(reported.node()).isEqualTo("gke-1-a");
    }

    @Test
    void gkeExecutionsAreReadFromTheirOptionsAndOnlyOnce() {
        var options = "\"request\":{\"command\":[\"sh\",\"-c\",\"id\"],\"container\":\"web\"}";
        var opened = gke("pods.exec.create", "shop/pods/web-1/exec", "false", options);
        var closed = gke("pods.exec.create", "shop/pods/web-1/exec", "true", options);

        assertThat(Parsed.audit(opened, closed).only(ProcessExecuted.class).arguments())
                .containsExactly("sh", "-c", "id");
    }

    @Test
    void gkeRefusalsAndOtherServicesTellNothing() {
        var refused = gke("pods.delete", "shop/pods/web-1", "true", "\"status\":{\"code\":7}");
        var other =
                "{\"protoPayload\":{\"serviceName\":\"compute.googleapis.com\",\"methodName\":\"v1.compute.instances.insert\"},"
                        + "\"timestamp\":\"2026-03-02T10:15:30Z\"}";

        var parsed = Parsed.audit(refused, other);

        assertThat(parsed.events()).isEmpty();
        assertThat(parsed.rejections()).isEmpty();
    }

    @Test
    void whatCannotBeReadIsRejectedWithAReason() {
        var timeless = creation().replace("requestReceivedTimestamp", "x").replace("stageTimestamp", "y");
        var stageless = creation().replace("\"stage\":\"ResponseComplete\",", "");
        var cut = creation().substring(0, 700);

        assertThat(Parsed.audit(timeless, stageless, cut, "{\"a\":1}", "plain text")
                        .rejections())
                .satisfiesExactly(
                        reason -> assertThat(reason).contains("\"create pods\" holds no time"),
                        reason -> assertThat(reason).contains("\"create pods\" holds no stage"),
                        reason -> assertThat(reason).contains("Malformed JSON"),
                        reason -> assertThat(reason).contains("no audit.k8s.io event"),
                        reason -> assertThat(reason).contains("Malformed JSON"));
    }

    @Test
    void wrappersInsideWrappersEnd() {
        var record = execution("get", "command=id", "ResponseComplete");
        for (int i = 0; i < 6; i++) {
            record = "{\"message\":" + text(record) + "}";
        }

        assertThat(Parsed.by(new KubernetesAudit(), List.of(record)).events()).isEmpty();
    }

    private static String gke(String method, String path, String last, String objects) {
        return """
                {"logName":"projects/p/logs/cloudaudit.googleapis.com%%2Factivity","operation":{"first":%s,"id":"op-1",\
                "last":%s,"producer":"k8s.io"},"protoPayload":{"authenticationInfo":{"principalEmail":\
                "system:node:gke-1-a"},"methodName":"io.k8s.core.v1.%s",%s,"resourceName":"core/v1/namespaces/%s",\
                "serviceName":"k8s.io"},"resource":{"type":"k8s_cluster","labels":{"cluster_name":"gke-1"}},\
                "timestamp":"2026-03-02T10:15:30.123456Z"}""".formatted("true", last, method, objects, path);
    }
}
