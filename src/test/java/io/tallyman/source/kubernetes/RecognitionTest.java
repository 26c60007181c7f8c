package io.tallyman.source.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallyman.source.RawRecord;
import io.tallyman.source.Source;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecognitionTest {

    private static final String EVENT = EventRecords.core("Started", "Container started");
    private static final String HEADER = "LAST SEEN   TYPE     REASON      OBJECT       MESSAGE";

    private static List<String> claims(String... records) {
        var sample = Stream.of(records).map(text -> RawRecord.of(text, 1)).toList();
        return Stream.<Source>of(new KubernetesAudit(), new KubernetesEvents(), new KubectlEventsTable())
                .filter(source -> source.recognises(sample))
                .map(source -> source.getClass().getSimpleName())
                .toList();
    }

    @Test
    void auditEventsAreClaimedByTheAuditSourceAlone() {
        assertThat(claims(AuditRecords.creation())).containsExactly("KubernetesAudit");
        assertThat(claims("{\"event\":" + AuditRecords.creation() + "}")).containsExactly("KubernetesAudit");
        var webhook = AuditRecords.creation().replace("\"kind\":\"Event\",\"apiVersion\":\"audit.k8s.io/v1\",", "");
        assertThat(claims(webhook)).containsExactly("KubernetesAudit");
    }

    @Test
    void eventsAreClaimedByTheEventsSourceAlone() {
        assertThat(claims(EVENT)).containsExactly("KubernetesEvents");
        assertThat(claims("{\"verb\":\"ADDED\",\"event\":" + EVENT + "}")).containsExactly("KubernetesEvents");
        assertThat(claims("{\"type\":\"ADDED\",\"object\":" + EVENT + "}")).containsExactly("KubernetesEvents");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "plain text",
                "{\"kind\":\"Pod\",\"metadata\":{\"name\":\"web\"}}",
                "{\"type\":\"ADDED\",\"object\":{\"kind\":\"Pod\"}}",
                "{\"protoPayload\":{\"serviceName\":\"compute.googleapis.com\",\"methodName\":\"v1.compute.images.insert\"}}",
                "{\"Type\":\"container\",\"Action\":\"start\",\"Actor\":{\"ID\":\"1\"}}",
                "{\"event_type\":\"flow\",\"src_ip\":\"10.0.0.1\"}",
                "{\"eventSource\":\"ec2.amazonaws.com\",\"eventName\":\"RunInstances\"}",
                "{\"category\":\"Administrative\",\"properties\":{\"message\":\"x\"}}",
                "{\"rule\":\"Shell in container\",\"output_fields\":{\"k8s.pod.name\":\"web\"}}"
            })
    void otherRecordsAreClaimedByNeither(String record) {
        assertThat(claims(record)).isEmpty();
    }

    @Test
    void aTableOfKubectlIsKnownSoThatItCanBeRefused() {
        var row = "29m         Normal   Started     Pod/web-1    Started container web";
        var parsed = Parsed.by(new KubectlEventsTable(), List.of(HEADER, row));

        assertThat(claims(HEADER, row)).containsExactly("KubectlEventsTable");
        assertThat(parsed.readings()).hasSize(2);
        assertThat(parsed.rejections())
                .singleElement()
                .asString()
                .contains("neither an absolute time nor the pod's uid");
    }
}
