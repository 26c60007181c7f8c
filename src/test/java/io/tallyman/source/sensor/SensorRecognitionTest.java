package io.tallyman.source.sensor;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallyman.source.RawRecord;
import io.tallyman.source.Source;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SensorRecognitionTest {

    private static final Map<String, String> EXAMPLES = Map.of(
            "falco",
            "{\"rule\":\"r\",\"priority\":\"Notice\",\"time\":\"2026-11-20T13:05:01Z\",\"output_fields\":{}}",
            "tetragon",
            "{\"process_exec\":{\"process\":{}},\"node_name\":\"n\",\"time\":\"2026-11-20T13:05:01Z\"}",
            "tracee",
            "{\"timestamp\":1,\"hostProcessId\":1,\"eventName\":\"execve\",\"args\":[]}",
            "auditbeat",
            "{\"event\":{\"module\":\"auditd\"},\"auditd\":{\"message_type\":\"syscall\"}}");

    private static String example(String sensor) {
        return EXAMPLES.getOrDefault(sensor, "");
    }

    @Test
    void everySensorKnowsItsOwnRecordsAndNoOthers() {
        EXAMPLES.forEach((name, example) -> assertThat(Sensors.ALL)
                .filteredOn(source -> source.recognises(List.of(RawRecord.of(example, 1))))
                .extracting(Source::logSource)
                .containsExactly(name));
    }

    @Test
    void linesBeforeTheFirstObjectDoNotMatter() {
        var sample = List.of(
                RawRecord.of("Falco version: 0.41.0 (x86_64)", 1),
                RawRecord.of("{\"cut\":", 2),
                RawRecord.of(example("falco"), 3),
                RawRecord.of(example("tracee"), 4));
        assertThat(Sensors.ALL)
                .filteredOn(source -> source.recognises(sample))
                .extracting(Source::logSource)
                .containsExactly("falco");
    }

    @Test
    void nobodyClaimsWhatIsLikeASensorsRecordButNone() {
        var strangers = List.of(
                "{\"event\":{\"module\":\"nginx\"},\"process\":{}}",
                "{\"event_set\":[\"PROCESS_EXEC\"]}",
                "{\"event_type\":\"flow\",\"timestamp\":\"2026-11-20T13:05:01Z\"}",
                "{\"ID\":\"1:2\",\"SYSCALL\":{},\"EXECVE\":{}}",
                "{\"rule\":\"r\",\"priority\":3}",
                "[]",
                "");
        for (var stranger : strangers) {
            assertThat(Sensors.ALL).noneMatch(source -> source.recognises(List.of(RawRecord.of(stranger, 1))));
        }
    }
}
