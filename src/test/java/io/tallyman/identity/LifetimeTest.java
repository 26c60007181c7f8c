package io.tallyman.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LifetimeTest {

    private static final Instant BEGIN = Instant.parse("2026-11-02T10:00:00Z");
    private static final Instant END = BEGIN.plusSeconds(60);
    private static final Duration TOLERANCE = Duration.ofSeconds(2);
    private static final Duration NANO = Duration.ofNanos(1);

    private final Lifetime lifetime = new Lifetime();

    @Test
    void withoutRecordsItHoldsAlways() {
        assertThat(lifetime.holds(Instant.MIN, Duration.ZERO)).isTrue();
        assertThat(lifetime.holds(Instant.MAX, Duration.ZERO)).isTrue();
        assertThat(lifetime.beginOrMin()).isEqualTo(Instant.MIN);
        assertThat(lifetime.endOrMax()).isEqualTo(Instant.MAX);
        assertThat(lifetime.hasEnded()).isFalse();
    }

    @Test
    void bothEndsCountAndTheToleranceReachesBeyondThem() {
        lifetime.beginsBy(BEGIN);
        lifetime.endsBy(END);
        assertThat(lifetime.holds(BEGIN, Duration.ZERO)).isTrue();
        assertThat(lifetime.holds(BEGIN.minus(NANO), Duration.ZERO)).isFalse();
        assertThat(lifetime.holds(END, Duration.ZERO)).isTrue();
        assertThat(lifetime.holds(END.plus(NANO), Duration.ZERO)).isFalse();
        assertThat(lifetime.holds(BEGIN.minus(TOLERANCE), TOLERANCE)).isTrue();
        assertThat(lifetime.holds(BEGIN.minus(TOLERANCE).minus(NANO), TOLERANCE))
                .isFalse();
        assertThat(lifetime.holds(END.plus(TOLERANCE), TOLERANCE)).isTrue();
        assertThat(lifetime.holds(END.plus(TOLERANCE).plus(NANO), TOLERANCE)).isFalse();
    }

    @Test
    void recordsWidenItInWhateverOrder() {
        lifetime.endsBy(END.minusSeconds(10));
        lifetime.endsBy(END);
        lifetime.endsBy(END.minusSeconds(5));
        lifetime.beginsBy(BEGIN.plusSeconds(10));
        lifetime.beginsBy(BEGIN);
        lifetime.beginsBy(BEGIN.plusSeconds(5));
        assertThat(lifetime.beginOrMin()).isEqualTo(BEGIN);
        assertThat(lifetime.endOrMax()).isEqualTo(END);
    }

    @Test
    void whatBeganAgainAfterItsEndHasNotEnded() {
        lifetime.beginsBy(BEGIN);
        lifetime.endsBy(END);
        assertThat(lifetime.hasEnded()).isTrue();
        lifetime.beginsBy(END);
        assertThat(lifetime.hasEnded())
                .as("at the same instant the end is the last word")
                .isTrue();
        lifetime.beginsBy(END.plus(NANO));
        assertThat(lifetime.hasEnded()).isFalse();
        assertThat(lifetime.endOrMax()).isEqualTo(Instant.MAX);
        assertThat(lifetime.holds(END.plusSeconds(600), Duration.ZERO)).isTrue();
        assertThat(lifetime.beginOrMin()).isEqualTo(BEGIN);
    }
}
