package io.tallyman.source.kubernetes;

import static io.tallyman.source.kubernetes.EventRecords.core;
import static org.assertj.core.api.Assertions.assertThat;

import io.tallyman.event.ContainerCreated;
import io.tallyman.event.ContainerKind;
import io.tallyman.event.ContainerStarted;
import io.tallyman.event.EventTime;
import io.tallyman.event.ImagePulled;
import io.tallyman.event.PodReference;
import io.tallyman.event.PodScheduled;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KubernetesEventsTest {

    private static final PodReference POD = new PodReference("shop", "web-1", "u-1");

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\'',
            value = {
                "Pulling, 'pulling image \"evil/miner\"', false",
                "Pulling, 'Pulling image \"evil/miner\"', false",
                "Pulled, 'Successfully pulled image \"evil/miner\"', false",
                "Pulled, 'Successfully pulled image \"evil/miner\" in 1.2s (3s including waiting). Image size: 9 bytes.', false",
                "Pulled, 'Container image \"evil/miner\" already present on machine', true",
                "Pulled, 'Container image \"evil/miner\" already present on machine and can be accessed by the pod', true"
            })
    void aPullNamesImageContainerAndPodInTheWordingOfEveryEra(String reason, String message, boolean present) {
        var pulled = Parsed.events(core(reason, message)).only(ImagePulled.class);

        assertThat(pulled.image()).isEqualTo("evil/miner");
        assertThat(pulled.alreadyPresent()).isEqualTo(present);
        assertThat(pulled.reported().name()).isEqualTo("web");
        assertThat(pulled.reported().pod()).isEqualTo(POD);
        assertThat(pulled.origin().host()).isEqualTo("worker-7");
        assertThat(pulled.time()).isEqualTo(new EventTime(Instant.parse(EventRecords.LAST), EventTime.SECOND));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Started container", "Started container web", "Container started"})
    void aStartIsKnownByItsReason(String message) {
        var started = Parsed.events(core("Started", message)).only(ContainerStarted.class);

        assertThat(started.reported().name()).isEqualTo("web");
        assertThat(started.reported().id()).isEmpty();
    }

    @Test
    void onlyTheOldestWordingHoldsAContainerId() {
        var created = Parsed.events(
                        core("Created", "Created container with docker id 0123456789ab; Security:[seccomp]"))
                .only(ContainerCreated.class);

        assertThat(created.reported().id()).isEqualTo("0123456789ab");
    }

    @Test
    void theFieldPathTellsTheKind() {
        var path = "spec.initContainers{setup}";
        var created = Parsed.events(core("Created", "Container created", path)).only(ContainerCreated.class);

        assertThat(created.kind()).isEqualTo(ContainerKind.INIT);
        assertThat(created.reported().name()).isEqualTo("setup");
    }

    @Test
    void theNewerApiSpellsItsMembersDifferently() {
        var record = """
                {"apiVersion":"events.k8s.io/v1","kind":"Event","metadata":{"namespace":"shop"},"regarding":{"kind":"Pod",\
                "namespace":"shop","name":"web-1","uid":"u-1"},"reason":"Scheduled","note":"Successfully assigned\
                 shop/web-1 to worker-7","eventTime":"2026-03-02T10:15:00.000001Z","series":{"count":3,\
                "lastObservedTime":"2026-03-02T10:16:00.000002Z"},"deprecatedFirstTimestamp":null,\
                "deprecatedLastTimestamp":null,"deprecatedSource":{},"reportingController":"default-scheduler",\
                "reportingInstance":"default-scheduler-control-1","type":"Normal"}""";

        var scheduled = Parsed.events(record).only(PodScheduled.class);

        assertThat(scheduled.node()).isEqualTo("worker-7");
        assertThat(scheduled.pod()).isEqualTo(POD);
        assertThat(scheduled.time())
                .isEqualTo(new EventTime(Instant.parse("2026-03-02T10:16:00.000002Z"), EventTime.MICROSECOND));
        assertThat(scheduled.origin().host()).isEmpty();
    }

    @Test
    void aKillThatIsAnnouncedIsNoStop() {
        assertThat(Parsed.events(core("Killing", "Stopping container web")).events())
                .isEmpty();
    }

    @Test
    void anotherKindOfObjectWithTheSameReasonTellsNothing() {
        var record = core("Created", "Created node").replace("\"kind\":\"Pod\"", "\"kind\":\"CertificateRequest\"");

        assertThat(Parsed.events(record).events()).isEmpty();
        assertThat(Parsed.events(record).rejections()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"ADDED\",\"object\":%s}",
                "{\"verb\":\"UPDATED\",\"event\":%s,\"old_event\":{\"metadata\":{}}}",
                "{\"jsonPayload\":%s,\"logName\":\"projects/p/logs/events\",\"resource\":{\"type\":\"k8s_pod\",\"labels\":"
                        + "{\"cluster_name\":\"lab\"}},\"timestamp\":\"2026-03-02T10:15:31Z\"}",
                "{\"kubernetes\":{\"event\":%s},\"orchestrator\":{\"cluster\":{\"name\":\"lab\"}}}"
            })
    void anEventIsReadOutOfItsWrapper(String wrapper) {
        var event = core("Started", "Container started");

        assertThat(Parsed.events(wrapper.formatted(event)).events())
                .isEqualTo(Parsed.events(event).events())
                .hasSize(1);
    }

    @Test
    void anEventKeptAsTextByAShipperIsRead() {
        var text = core("Started", "Container started").replace("\"", "\\\"");

        assertThat(Parsed.events("{\"log\":\"" + text + "\",\"stream\":\"stdout\"}")
                        .only(ContainerStarted.class))
                .isNotNull();
    }

    @Test
    void anEventThatExpiresFromTheStoreIsNoOccurrence() {
        var record = "{\"type\":\"DELETED\",\"object\":" + core("Started", "Container started") + "}";

        assertThat(Parsed.events(record).events()).isEmpty();
    }

    @Test
    void theExporterTellsTheCluster() {
        var record = core("Started", "Container started")
                .replace("{\"kind\":\"Event\",\"apiVersion\":\"v1\",", "{\"clusterName\":\"prod-eu\",");

        assertThat(Parsed.events(record).only(ContainerStarted.class).origin().cluster())
                .isEqualTo("prod-eu");
    }

    @Test
    void elasticsMembersAreReadWithTheNameFromTheMessage() {
        var record = """
                {"@timestamp":"2026-03-02T10:15:40Z","kubernetes":{"event":{"involved_object":{"kind":"Pod","name":"web-1",\
                "uid":"u-1"},"metadata":{"namespace":"shop"},"reason":"Started","message":"Started container web",\
                "timestamp":{"first_occurrence":"2026-03-02T10:00:00Z","last_occurrence":"2026-03-02T10:15:30Z"}}}}""";

        var started = Parsed.events(record).only(ContainerStarted.class);

        assertThat(started.reported().name()).isEqualTo("web");
        assertThat(started.reported().pod()).isEqualTo(POD);
        assertThat(started.time().instant()).isEqualTo(Instant.parse(EventRecords.LAST));
    }

    @Test
    void whatCannotBeReadIsRejectedWithAReason() {
        var timeless =
                "{\"involvedObject\":{\"kind\":\"Pod\",\"name\":\"web-1\",\"namespace\":\"shop\"},\"reason\":\"Started\"}";

        assertThat(Parsed.events(timeless, "{\"kind\":\"Pod\"}", "[1]", "{\"reason\":\"Star")
                        .rejections())
                .satisfiesExactly(
                        reason -> assertThat(reason).contains("Started of shop/web-1 holds no time"),
                        reason -> assertThat(reason).contains("no Event: expected reason"),
                        reason -> assertThat(reason).contains("no JSON object"),
                        reason -> assertThat(reason).contains("Malformed JSON"));
    }
}
