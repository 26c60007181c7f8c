package io.tallyman.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallyman.event.Event;
import io.tallyman.source.Reading;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** C24: the forms of a timestamp, through the readers. */
final class TimestampsTest {

    private static final String CONNECTION = """
            {"ts":%s,"uid":"C1","id.orig_h":"10.0.0.5","id.orig_p":4000,"id.resp_h":"198.51.100.7","id.resp_p":443,\
            "proto":"tcp","conn_state":"SF"}""";
    private static final String FALCO = """
            {"hostname":"node-1","output":"x","priority":"Notice","rule":"r","source":"syscall","time":"%s",\
            "output_fields":{"evt.type":"execve","container.id":"4f3c2b1a9d8e","proc.name":"sh","proc.pid":77,\
            "proc.exepath":"/bin/sh","proc.cmdline":"sh -c id"}}""";
    private static final String FALCO_NUMBER =
            FALCO.replace("\"evt.type\"", "\"evt.time\":%s,\"evt.type\"").formatted("2026-01-01T00:00:00Z", "%s");

    private static Instant time(List<Event> events) {
        assertThat(events).isNotEmpty();
        return events.get(0).time().instant();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-02T10:00:00Z,                2026-11-02T10:00:00Z",
        "2026-11-02T10:00:00.123456789Z,      2026-11-02T10:00:00.123456789Z",
        "2026-11-02T11:00:00+01:00,           2026-11-02T10:00:00Z",
        "2026-11-02T15:45:00+0545,            2026-11-02T10:00:00Z",
        "2026-11-02T03:00:00.5-07:00,         2026-11-02T10:00:00.5Z",
        "2026-11-03T00:00:00+14:00,           2026-11-02T10:00:00Z",
        "2026-11-02T10:00:00,                 2026-11-02T10:00:00Z",
        "2026-11-02 10:00:00.25,              2026-11-02T10:00:00.25Z",
        "2028-02-29T23:59:59.999Z,            2028-02-29T23:59:59.999Z",
        "2028-03-01T00:30:00+01:00,           2028-02-29T23:30:00Z"
    })
    void c24WithOffsetWithoutZoneAndOnALeapDay(String written, Instant expected) {
        assertThat(time(RawLogs.read("falco", "node-1", FALCO.formatted(written))))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "1793613600,           2026-11-02T10:00:00Z",
        "1793613600123,        2026-11-02T10:00:00.123Z",
        "1793613600123456,     2026-11-02T10:00:00.123456Z",
        "1793613600123456789,  2026-11-02T10:00:00.123456789Z"
    })
    void c24EpochInSecondsMillisecondsMicrosecondsAndNanoseconds(String written, Instant expected) {
        assertThat(time(RawLogs.read("falco", "node-1", FALCO_NUMBER.formatted(written))))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "1793613600.123456,             2026-11-02T10:00:00.123456Z",
        "'\"2026-11-02T10:00:00.5Z\"',  2026-11-02T10:00:00.5Z",
        "1835481599.5,                  2028-02-29T23:59:59.5Z"
    })
    void c24EpochWithFractionAndIsoInOneLog(String written, Instant expected) {
        assertThat(time(RawLogs.read("NSM:Flow", "node-1", CONNECTION.formatted(written))))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2027-02-29T10:00:00Z", "2026-13-01T10:00:00Z", "2026-11-02T25:00:00Z", "yesterday", ""})
    void c24WhatIsNoTimeIsRejectedAndNeverGuessed(String written) {
        assertThat(RawLogs.readings("falco", "node-1", FALCO.formatted(written)))
                .hasSize(1)
                .hasOnlyElementsOfType(Reading.Rejected.class);
    }
}
