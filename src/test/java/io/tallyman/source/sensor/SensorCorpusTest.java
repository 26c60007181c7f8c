package io.tallyman.source.sensor;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.tallyman.Shared;
import io.tallyman.event.Feed;
import io.tallyman.source.RawRecord;
import io.tallyman.source.Reading;
import io.tallyman.source.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/** What the sensors' sources make of records from public projects; skipped where those are absent. */
class SensorCorpusTest {

    private static final ObjectReader READER = JsonMapper.shared().readerFor(JsonNode.class);

    @Test
    void everyPublicRecordIsReadAsItsSensorMeantIt() throws IOException {
        var counts = new TreeMap<String, Integer>();
        for (var record : records()) {
            var sources = Sensors.ALL.stream()
                    .filter(source -> source.recognises(List.of(record)))
                    .toList();
            assertThat(sources).hasSizeLessThanOrEqualTo(1);
            if (sources.isEmpty()) {
                counts.merge("of none of these sensors", 1, Integer::sum);
            }
            sources.forEach(source -> count(source, record, counts));
        }
        assertThat(counts)
                .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                        entry("auditbeat records", 48),
                        entry("auditbeat of no use", 47),
                        entry("auditbeat rejected: The event has no @timestamp (); expected RFC 3339.", 1),
                        entry("falco records", 2),
                        entry("falco ProcessExecuted", 2),
                        entry("falco ContainerObserved", 2),
                        entry("tetragon records", 22),
                        entry("tetragon ProcessExecuted", 10),
                        entry("tetragon NetworkFlow", 2),
                        entry("tetragon ContainerObserved", 22),
                        entry("tracee records", 2),
                        entry("tracee ProcessExecuted", 1),
                        entry("tracee of no use", 1),
                        entry("of none of these sensors", 29)));
    }

    private static void count(Source source, RawRecord record, Map<String, Integer> counts) {
        counts.merge(source.logSource() + " records", 1, Integer::sum);
        source.open(new Feed("corpus", source.logSource(), "", "", "")).accept(record, reading -> {
            if (reading instanceof Reading.Events events) {
                if (events.events().isEmpty()) {
                    counts.merge(source.logSource() + " of no use", 1, Integer::sum);
                }
                events.events()
                        .forEach(event -> counts.merge(
                                source.logSource() + " " + event.getClass().getSimpleName(), 1, Integer::sum));
            }
            if (reading instanceof Reading.Rejected rejected) {
                counts.merge(source.logSource() + " rejected: " + rejected.reason(), 1, Integer::sum);
            }
        });
    }

    private static List<RawRecord> records() throws IOException {
        var records = new ArrayList<RawRecord>();
        for (var folder : List.of("corpus/06-process-json", "corpus/unwrapped/06-process-json")) {
            try (var files = Files.walk(Shared.path(folder))) {
                for (var file : files.filter(SensorCorpusTest::isLog).sorted().toList()) {
                    addRecords(file, records);
                }
            }
        }
        return records;
    }

    private static boolean isLog(Path file) {
        var name = file.toString();
        return (name.endsWith(".json") || name.endsWith(".jsonl") || name.endsWith(".raw"))
                && !name.endsWith("-expected.json");
    }

    private static void addRecords(Path file, List<RawRecord> records) throws IOException {
        var text = Files.readString(file);
        try (var nodes = READER.<JsonNode>readValues(text)) {
            while (nodes.hasNextValue()) {
                var node = nodes.nextValue();
                var inner = node.path("events").isArray() ? node.path("events") : List.of(node);
                inner.forEach(each -> records.add(RawRecord.of(each.toString(), records.size() + 1)));
            }
        } catch (JacksonException noJson) {
            text.lines().forEach(line -> records.add(RawRecord.of(line, records.size() + 1)));
        }
    }
}
