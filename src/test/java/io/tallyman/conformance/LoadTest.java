package io.tallyman.conformance;

import static io.tallyman.History.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.tallyman.session.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** C8, C9 and C13 with fewer events: what is held, by count. {@link Flood} and Endurance do the same with all of them. */
final class LoadTest {

    private static final int KEYS = 10_000;

    @ParameterizedTest
    @EnumSource
    void c08AFloodOfKeysEvictsNoAdvancedChain(Kind kind) {
        var flooded = Flood.ofKeys(kind, KEYS);
        assertThat(flooded.held().openChains()).isEqualTo(KEYS + 1);
        assertThat(flooded.held().excess()).isZero();
        assertThat(flooded.alerts()).isOne();
    }

    @ParameterizedTest
    @EnumSource
    void c08AFloodWithinOneChainHidesNothingThatComesAfterIt(Kind kind) {
        try (var watch = Watch.replay()) {
            watch.see(kind.begins(1, START));
            for (int i = 0; i < 25_000; i++) {
                watch.see(kind.reaches(1, START.plusMillis(i), "10.1.2.3"));
            }
            watch.see(kind.runs(1, START.plusSeconds(30)));
            assertThat(watch.end().alerts()).hasSize(1);
            assertThat(watch.status().excess()).isPositive();
        }
    }

    @Test
    void c09AThousandFirstStepsASecondHoldNoMoreAndMore() {
        var samples = Flood.ofPulls(Duration.ofSeconds(60), Duration.ofSeconds(20), (number, held) -> {});
        assertThat(samples).extracting(LoadTest::held).containsOnly(held(samples.get(0)));
        assertThat(samples).extracting(Status::facts).containsOnly(1L);
        assertThat(samples).extracting(Status::openChains).containsOnly(0);
        assertThat(samples).extracting(Status::waiting).containsOnly(0);
    }

    @ParameterizedTest
    @EnumSource
    void c13WhatIsHeldIsTheSameAfterEverySweep(Kind kind) {
        var held = new ArrayList<Long>();
        try (var watch = Watch.replay("TimeWindow: 20s\nFirstBootWindow: 20s\n")) {
            for (int round = 0; round < 20; round++) {
                for (int i = 0; i < 100; i++) {
                    live(
                            watch,
                            kind,
                            100 * round + i,
                            START.plusSeconds(360L * round).plusMillis(100L * i));
                }
                watch.reach(START.plusSeconds(360L * round + 350));
                held.add(held(watch.status()));
            }
            assertThat(watch.end().alerts()).hasSize(20 * 10);
            assertThat(held(watch.status())).isOne();
        }
        assertThat(held.subList(5, 20)).containsOnly(held.get(5));
    }

    /* From the start to the end; one in ten does harm. */
    private static void live(Watch watch, Kind kind, int number, Instant start) {
        watch.see(kind.begins(number, start)).see(kind.reaches(number, start.plusSeconds(1), "10.1.2.3"));
        if (number % 10 == 0) {
            watch.see(kind.runs(number, start.plusSeconds(2)));
        }
        watch.see(kind.ends(number, start.plusSeconds(10)));
    }

    private static long held(Status status) {
        long directory = status.directory().values().stream()
                .mapToLong(Integer::longValue)
                .sum();
        return directory + status.facts() + status.openChains() + status.waiting();
    }
}
