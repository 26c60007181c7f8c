package io.tallyman.tunable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tallyman.event.EventTime;
import io.tallyman.event.Timed;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowTest {

    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
    private static final Window QUARTER = new Window(Duration.ofMinutes(15), Duration.ofSeconds(2));

    private static Timed at(Instant instant, Duration precision) {
        var time = new EventTime(instant, precision);
        return () -> time;
    }

    @ParameterizedTest
    @CsvSource({
        "PT0S, true",
        "PT15M, true",
        "PT15M0.000000001S, false",
        "PT15M0.001S, false",
        "PT-2S, true",
        "PT-3.004S, true",
        "PT-3.004000001S, false",
    })
    void isClosedAtBothEndsAndTolerantOnlyAtTheLower(Duration offset, boolean within) {
        var start = at(START, EventTime.SECOND);
        var event = at(START.plus(offset), EventTime.AUDIT_TICK);
        assertThat(QUARTER.after(start).contains(event)).isEqualTo(within);
    }

    @Test
    void withoutToleranceAndOnOneFineClockOrderIsStrict() {
        var strict = new Window(Duration.ofMinutes(15), Duration.ZERO);
        var start = at(START, EventTime.NANOSECOND);
        assertThat(strict.after(start).contains(at(START.minusNanos(2), EventTime.NANOSECOND)))
                .isTrue();
        assertThat(strict.after(start).contains(at(START.minusNanos(3), EventTime.NANOSECOND)))
                .isFalse();
    }

    @Test
    void anUnknownTimeLiesInNoSpan() {
        Timed unknown = () -> EventTime.UNKNOWN;
        var known = at(Instant.EPOCH, EventTime.SECOND);
        assertThat(QUARTER.after(known).contains(unknown)).isFalse();
        assertThat(QUARTER.after(unknown).contains(known)).isFalse();
        assertThat(QUARTER.after(unknown).contains(unknown)).isFalse();
    }

    @Test
    void theEndsOfTimeAreNoError() {
        var first = at(Instant.MIN, EventTime.SECOND);
        var last = at(Instant.MAX, EventTime.SECOND);
        assertThat(QUARTER.after(first).contains(last)).isFalse();
        assertThat(QUARTER.after(last).contains(first)).isFalse();
        assertThat(QUARTER.after(last).contains(last)).isTrue();
    }

    @Test
    void aWindowIsLongerThanNothing() {
        assertThatThrownBy(() -> new Window(Duration.ZERO, Duration.ZERO)).hasMessageContaining("PT0S");
        assertThatThrownBy(() -> new Window(Duration.ofMillis(1), Duration.ofMillis(-1)))
                .hasMessageContaining("not negative");
    }

    @Test
    void bothWindowsOfTheTunablesCarryTheClockTolerance() {
        var tunables = Given.tunables("{TimeWindow: 10m, FirstBootWindow: 20m, ClockTolerance: 5s}");
        assertThat(tunables.timeWindow()).isEqualTo(new Window(Duration.ofMinutes(10), Duration.ofSeconds(5)));
        assertThat(tunables.firstBootWindow()).isEqualTo(new Window(Duration.ofMinutes(20), Duration.ofSeconds(5)));
        assertThat(tunables.longestWindow()).isEqualTo(Duration.ofMinutes(20));
    }

    @ParameterizedTest
    @CsvSource({
        "PT-60S, true",
        "PT-62S, true",
        "PT-63.004000001S, false",
        "PT-0.000000001S, true",
        "PT15M, true",
        "PT15M0.000000001S, false",
    })
    void whatWasAskedForCountsFromThereOnAndAsLongAsAfterTheStart(Duration offset, boolean within) {
        var asked = new EventTime(START.minusSeconds(60), EventTime.SECOND);
        var start = at(START, EventTime.SECOND);
        assertThat(QUARTER.from(asked, start).contains(at(START.plus(offset), EventTime.AUDIT_TICK)))
                .isEqualTo(within);
    }

    @Test
    void whatWasAskedForLongBeforeTheStartCountsForItsOwnWindowAndThenAgainFromTheStart() {
        var asked = new EventTime(START.minus(Duration.ofHours(1)), EventTime.SECOND);
        var from = QUARTER.from(asked, at(START, EventTime.SECOND));
        assertThat(from.contains(at(START.minus(Duration.ofMinutes(45)), EventTime.SECOND)))
                .isTrue();
        assertThat(from.contains(at(START.minus(Duration.ofMinutes(44)), EventTime.SECOND)))
                .isFalse();
        assertThat(from.contains(at(START, EventTime.SECOND))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"PT-9000H, true", "PT0S, true", "PT15M, true", "PT15M0.000000001S, false"})
    void untilHasNoBeginning(Duration offset, boolean within) {
        var until = QUARTER.until(at(START, EventTime.SECOND));
        assertThat(until.contains(at(START.plus(offset), EventTime.SECOND))).isEqualTo(within);
        assertThat(until.contains(() -> EventTime.UNKNOWN)).isFalse();
    }
}
