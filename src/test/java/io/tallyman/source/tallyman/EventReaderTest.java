package io.tallyman.source.tallyman;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.tallyman.event.Attribution;
import io.tallyman.event.ContainerKind;
import io.tallyman.event.ContainerObserved;
import io.tallyman.event.ContainerReference;
import io.tallyman.event.Destination;
import io.tallyman.event.Digest;
import io.tallyman.event.Event;
import io.tallyman.event.EventTime;
import io.tallyman.event.Feed;
import io.tallyman.event.NetworkFlow;
import io.tallyman.event.Origin;
import io.tallyman.event.PodReference;
import io.tallyman.source.RawRecord;
import io.tallyman.source.Reading;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class EventReaderTest {

    private static final Feed FEED = new Feed("events.ndjson", "tallyman:events", "node-9", "c9", "999");

    private static final NetworkFlow FLOW = new NetworkFlow(
            new EventTime(Instant.parse("2026-11-20T13:05:01.124Z"), EventTime.AUDIT_TICK),
            new Origin(new Feed("audit.log", "auditd:SYSCALL", "node-7", "", ""), 12),
            new ContainerReference("3f3f3f3f3f3f", "", new PodReference("shop", "", "u-1")),
            4711,
            0,
            "",
            0,
            new Destination("203.0.113.9", 3333, Set.of("pool.example", "a.example")),
            "tcp",
            0,
            0,
            0,
            "",
            Attribution.NONE);

    private static final String FLOW_LINE =
            "{\"event\":\"NetworkFlow\",\"time\":\"2026-11-20T13:05:01.124Z\",\"precision\":\"PT0.004S\","
                    + "\"host\":\"node-7\",\"logSource\":\"auditd:SYSCALL\",\"file\":\"audit.log\",\"line\":12,"
                    + "\"reported\":{\"id\":\"3f3f3f3f3f3f\",\"pod\":{\"namespace\":\"shop\",\"uid\":\"u-1\"}},"
                    + "\"pid\":4711,\"destination\":{\"address\":\"203.0.113.9\",\"port\":3333,"
                    + "\"names\":[\"a.example\",\"pool.example\"]},\"protocol\":\"tcp\"}";

    private static Event event(String line) {
        var readings = new ArrayList<Reading>();
        new TallymanSource().open(FEED).accept(RawRecord.of(line, 5), readings::add);
        return ((Reading.Events) readings.get(0)).events().get(0);
    }

    @Test
    void anEventIsWrittenWithWhatItHoldsAndNoMore() throws IOException {
        var bytes = new ByteArrayOutputStream();
        new EventWriter(bytes).write(FLOW.attributedTo(new Attribution("c", "n", FLOW.join(), "because")));
        assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo(FLOW_LINE + "\n");
    }

    @Test
    void recordsInASetAreSortedToo() {
        var observed = new ContainerObserved(
                FLOW.time(),
                FLOW.origin(),
                ContainerReference.ofId("3f3f3f3f3f3f"),
                "",
                Set.of(Digest.repository("sha256:b"), Digest.config("sha256:c"), Digest.repository("sha256:a")),
                "",
                null,
                ContainerKind.APPLICATION);
        assertThat(EventWriter.line(observed))
                .contains(
                        "\"digests\":[{\"kind\":\"CONFIG\",\"value\":\"sha256:c\"},"
                                + "{\"kind\":\"REPOSITORY\",\"value\":\"sha256:a\"},{\"kind\":\"REPOSITORY\",\"value\":\"sha256:b\"}]");
    }

    @Test
    void theOrderOfKeysDoesNotMatter() {
        var line = "{\"destination\":{\"port\":443,\"address\":\"203.0.113.9\"},\"time\":\"2026-11-20T14:05:01+01:00\","
                + "\"event\":\"NetworkFlow\"}";
        var flow = (NetworkFlow) event(line);
        assertThat(flow.destination()).isEqualTo(Destination.of("203.0.113.9", 443));
        assertThat(flow.time()).isEqualTo(new EventTime(Instant.parse("2026-11-20T13:05:01Z"), EventTime.SECOND));
    }

    @Test
    void whatTheRecordLeavesOutComesFromTheFeed() {
        var line =
                "{\"event\":\"NetworkFlow\",\"time\":\"2026-11-20T13:05:01Z\",\"host\":\"Other\",\"destination\":{}}";
        assertThat(event(line).origin())
                .isEqualTo(new Origin(new Feed("events.ndjson", "tallyman:events", "other", "c9", "999"), 5));
    }

    @Test
    void theOriginalRecordIsKeptWhereItIsStated() {
        assertThat(event(FLOW_LINE).origin())
                .isEqualTo(new Origin(new Feed("audit.log", "auditd:SYSCALL", "node-7", "c9", "999"), 12));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-20T13:05:01Z,           PT1S",
        "2026-11-20T13:05:01.5Z,         PT0.001S",
        "2024-02-29T23:59:59.123456Z,    PT0.000001S",
        "1969-12-31T23:59:59.999999999Z, PT0.000000001S",
        "2000-03-01T00:00:00.000000001Z, PT0.000000001S",
        "1900-02-28T12:00:00.120Z,       PT0.001S"
    })
    void aTimeIsReadToItsLastDigit(String time, Duration precision) {
        var line = "{\"event\":\"NetworkFlow\",\"time\":\"%s\",\"destination\":{}}".formatted(time);
        assertThat(event(line).time()).isEqualTo(new EventTime(Instant.parse(time), precision));
    }

    static Stream<Arguments> badLines() {
        var start = "{\"event\":\"NetworkFlow\",\"time\":\"2026-11-20T13:05:01Z\"";
        return Stream.of(
                arguments(
                        "{\"event\":\"NetworkFlew\",\"time\":\"2026-11-20T13:05:01Z\"}", "event (NetworkFlew) must be"),
                arguments("{\"time\":\"2026-11-20T13:05:01Z\"}", "event is missing"),
                arguments("{\"event\":\"NetworkFlow\",\"destination\":{}}", "time is missing."),
                arguments(
                        "{\"event\":\"NetworkFlow\",\"time\":\"noon\",\"destination\":{}}",
                        "time (noon) must be a time"),
                arguments(
                        "{\"event\":\"NetworkFlow\",\"time\":\"unknown\",\"destination\":{}}",
                        "time (unknown) must be"),
                arguments(
                        "{\"event\":\"NetworkFlow\",\"time\":17,\"destination\":{}}",
                        "time must be a time in RFC 3339, not 17."),
                arguments(
                        "{\"event\":\"NetworkFlow\",\"time\":\"2026-02-30T13:05:01Z\",\"destination\":{}}",
                        "time (2026-02-30"),
                arguments(start + "}", "destination is missing."),
                arguments(start + ",\"destination\":{},\"pids\":1}", "pids is no key of NetworkFlow; its keys are ["),
                arguments(start + ",\"destination\":{\"host\":\"x\"}}", "destination.host is no key of Destination"),
                arguments(start + ",\"destination\":\"x\"}", "destination must be an object, not the text \"x\"."),
                arguments(start + ",\"destination\":{\"port\":\"443\"}}", "destination.port must be a whole number"),
                arguments(
                        start + ",\"destination\":{\"port\":4294967296}}",
                        "destination.port (4294967296) must be between"),
                arguments(
                        start + ",\"destination\":{\"names\":[\"a\",null]}}",
                        "destination.names.1 must be a text, not null."),
                arguments(
                        start + ",\"destination\":{},\"pid\":1.5}",
                        "pid must be a whole number of at most 64 bits, not 1.5."),
                arguments(start + ",\"destination\":{},\"pid\":99999999999999999999}", "pid must be a whole number"),
                arguments(start + ",\"destination\":{},\"precision\":\"4ms\"}", "precision (4ms) must be a duration"),
                arguments(
                        start + ",\"destination\":{},\"precision\":\"PT-1S\"}",
                        "precision (PT-1S) must be a duration such as PT0.004S, shorter than a month."),
                arguments(
                        start + ",\"destination\":{},\"precision\":\"PT2562047788015215H\"}",
                        "precision (PT2562047788015215H) must be a duration"),
                arguments(start + ",\"destination\":{},\"host\":null}", "host must be a text, not null."),
                arguments(
                        "{\"event\":\"ImageNamed\",\"time\":\"2026-11-20T13:05:01Z\",\"name\":\"x\",\"change\":\"MOVED\"}",
                        "change (MOVED) must be one of [CREATED, DELETED, UPDATED]."),
                arguments("{\"event\":\"ImageNamed\",\"time\":\"2026-11-20T13:05:01Z\"}", "name, change is missing."),
                arguments("[]", "The record must be an object."));
    }

    @ParameterizedTest
    @MethodSource("badLines")
    void whatIsWrongIsNamed(String line, String reason) {
        assertThat(EventRoundTripTest.read(line))
                .isInstanceOfSatisfying(
                        Reading.Rejected.class,
                        rejected -> assertThat(rejected.reason()).startsWith(reason));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"event\":\"NetworkFlow\",\"event\":\"NetworkFlow\"}|event must stand there once, not twice.",
                "{\"event\":\"NetworkFlow\",\"pid\":1,\"pid\":1}|pid must stand there once, not twice.",
                "{\"event\":\"PodDeleted\",\"time\":\"unknown\",\"pod\":{}} {}|The record must end after its object.",
                "{\"event\":\"NetworkFlow\"|The record is not well-formed JSON"
            })
    void whatNoSchemaSeesIsRejectedToo(String line, String reason) {
        assertThat(EventRoundTripTest.read(line))
                .isInstanceOfSatisfying(
                        Reading.Rejected.class,
                        rejected -> assertThat(rejected.reason()).startsWith(reason));
    }

    @Test
    void onlyOurOwnTypesAreRecognised() {
        var source = new TallymanSource();
        assertThat(source.recognises(List.of(RawRecord.of(FLOW_LINE, 1)))).isTrue();
        for (var stranger :
                List.of("{\"event\":\"start\"}", "{\"event\":{\"module\":\"auditd\"}}", "{}", "{\"event\"", "")) {
            assertThat(source.recognises(List.of(RawRecord.of(stranger, 1)))).isFalse();
        }
    }
}
