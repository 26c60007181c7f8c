package io.tallyman.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegularTimeTest {

    @Test
    void anOffsetWithoutColonIsRead() {
        assertThat(Times.instant("2026-11-22T21:42:43.626700+0130").orElseThrow())
                .isEqualTo(Instant.parse("2026-11-22T20:12:43.626700Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-22T21:42:43.626700+0000",
                "2018-07-05T15:51:50.666597-0400",
                "2024-02-29T23:59:59Z",
                "2023-02-29T23:59:59Z",
                "2026-11-22T21:42:43",
                "2026-11-22T21:42:43.Z",
                "2026-11-22T24:00:00Z",
                "2026-11-22T21:42:43.123456789Z",
                "2026-11-22T21:42:43.1234567890Z",
                "2026-11-22T21:42:43.1+05:30",
                "2026-11-22T21:42:43+0",
                "2026-11-22T21:42:43?0000",
                "2026-11-22T21:42:4xZ",
                "2026-11-22 21:42:43.5 +0000",
                "1969-12-31T23:59:59.600000Z",
                "X"
            })
    void itAgreesWithTheFormatter(String text) {
        assertThat(Times.iso(text)).isEqualTo(Times.irregular(text));
    }
}
