package io.tallyman.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The same as the ten million events of the benchmark, with fewer: two hours of a small cluster with short-lived pods. */
class EnduranceTest {

    private static final Shape SMALL = new Shape(7, 5, 12, Duration.ofMinutes(5), 40, 0.15, 0.5, 33, 100);
    private static final int EVENTS = 300_000;

    private static Endurance.Result result;

    @BeforeAll
    static void run() throws IOException {
        try (var detector = new Setting().detector()) {
            result = Endurance.run(detector, new World(SMALL), EVENTS, EVENTS / 10, sample -> {});
        }
    }

    @Test
    void theHeapStaysLevelOnceTheFirstWindowsHaveEnded() {
        assertThat(result.slope(2))
                .as("growth of the heap from sample to sample")
                .isBetween(-0.02, 0.02);
    }

    @Test
    void nothingThatIsHeldGrowsOnceTheFirstWindowsHaveEnded() {
        var early = result.samples().get(3).status();
        var late = result.samples().get(9).status();
        assertThat(late.openChains()).isLessThan(2 * early.openChains());
        assertThat(late.waiting()).isLessThan(2 * early.waiting());
        assertThat(late.facts()).isLessThan(2 * early.facts());
        early.directory()
                .forEach((kind, held) -> assertThat(late.directory().getOrDefault(kind, 0))
                        .as(kind)
                        .isLessThanOrEqualTo(2 * held));
    }

    @Test
    void atTheEndNothingIsHeldButTheTunables() {
        var end = result.end().status();
        assertThat(end.facts()).isOne();
        assertThat(end.openChains()).isZero();
        assertThat(end.waiting()).isZero();
        assertThat(end.directory().values()).containsOnly(0);
    }

    @Test
    void everyMaliciousPodWasFoundAndNoOther() {
        assertThat(result.malicious()).isGreaterThan(5);
        assertThat(result.alerts()).isEqualTo(result.malicious());
    }
}
