package io.tallyman.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallyman.event.EventTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimesTest {

    @ParameterizedTest
    @CsvSource({
        "2026-11-22T21:42:39.560382794Z,      2026-11-22T21:42:39.560382794Z",
        "2026-11-22 21:42:40.50993529 +0000,  2026-11-22T21:42:40.50993529Z",
        "2026-11-22T22:42:39+01:00,           2026-11-22T21:42:39Z",
        "2026-11-22T22:42:39.5+0100,          2026-11-22T21:42:39.5Z",
        "2026-11-22T21:42:39,              2026-11-22T21:42:39Z",
        "2024-02-29T23:59:59Z,                2024-02-29T23:59:59Z"
    })
    void isoTimesAreReadWithAnyOffsetAndNumberOfDigits(String text, String expected) {
        assertThat(Times.instant(text)).contains(Instant.parse(expected));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "yesterday",
                "2026-02-30T00:00:00Z",
                "2026-11-22",
                "2026-11-22T21:42:39Q",
                "-999999999-11-24T09:00:17Z",
                "+10000-01-01T00:00:00Z"
            })
    void whatIsNoTimeIsNothing(String text) {
        assertThat(Times.instant(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "1795383763,           2026-11-22T21:42:43Z",
        "1795383763.6267,      2026-11-22T21:42:43.6267Z",
        "1795383763626,        2026-11-22T21:42:43.626Z",
        "1795383763626700,     2026-11-22T21:42:43.6267Z",
        "1795383763626700123,  2026-11-22T21:42:43.626700123Z"
    })
    void epochNumbersAreToldApartBySize(String text, String expected) {
        assertThat(Times.epoch(text).orElseThrow().instant()).isEqualTo(Instant.parse(expected));
    }

    @Test
    void theDigitsShowHowFineTheClockIs() {
        assertThat(Times.iso("2026-11-22T21:42:39Z").orElseThrow().precision()).isEqualTo(EventTime.SECOND);
        assertThat(Times.iso("2026-11-22T21:42:39.123456Z").orElseThrow().precision())
                .isEqualTo(EventTime.MICROSECOND);
    }

    @Test
    void aTimeBeyondTheYear9999IsNone() {
        assertThat(Times.epoch("4605037531375034059.300859")).isEmpty();
        assertThat(Times.iso("2026-11-22T21:42:43.1+18:30")).isEmpty();
    }
}
