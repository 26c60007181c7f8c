package io.tallyman.conformance;

import static io.tallyman.History.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.tallyman.alert.Alert;
import io.tallyman.alert.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** C4, C12 and C14: what is decided when the event clock moves. */
final class ClockTest {

    private static final Duration TOLERANCE_AND_LATENESS = Duration.ofSeconds(32);
    private static final Instant SOON = START.plusSeconds(5);

    private static Instant closed(Kind kind, Instant start) {
        return start.plus(kind.window).plus(TOLERANCE_AND_LATENESS);
    }

    @ParameterizedTest
    @EnumSource
    void c04ThatAStepIsAbsentIsDecidedOnlyAfterTheWindowsEndOnTheEventClock(Kind kind) {
        try (var watch = Watch.replay()) {
            watch.see(kind.begins(1, START)).see(kind.runs(1, SOON));
            watch.reach(closed(kind, START).minusMillis(1));
            assertThat(watch.alerts()).isEmpty();
            watch.reach(closed(kind, START));
            assertThat(watch.alerts())
                    .singleElement()
                    .satisfies(alert -> assertThat(missing(alert)).contains(5));
        }
    }

    @ParameterizedTest
    @EnumSource
    void c04AStepThatIsToldInTheLastMomentIsNotAbsent(Kind kind) {
        try (var watch = Watch.replay()) {
            watch.see(kind.begins(1, START)).see(kind.runs(1, SOON));
            watch.reach(closed(kind, START).minusSeconds(2).minusMillis(1));
            watch.see(kind.reaches(1, START.plus(kind.window)));
            watch.reach(closed(kind, START));
            assertThat(watch.alerts())
                    .singleElement()
                    .satisfies(alert -> assertThat(missing(alert)).doesNotContain(5));
        }
    }

    private static List<Integer> missing(Alert alert) {
        return alert.notObserved().stream().map(Alert.NotObserved::step).toList();
    }

    @ParameterizedTest
    @EnumSource
    void c12AnExpiredEventIsGoneWhenItIsInserted(Kind kind) {
        try (var watch = Watch.replay()) {
            var now = START.plus(Duration.ofDays(1));
            watch.reach(now);
            watch.see(kind.begins(1, START)).see(kind.runs(1, SOON), kind.reaches(1, SOON));
            assertThat(watch.status().late()).isPositive();
            watch.reach(now.plusSeconds(1));
            assertThat(watch.status().facts()).isOne();
            assertThat(watch.status().openChains()).isZero();
            assertThat(watch.status().waiting()).isZero();
        }
    }

    @Test
    void c14WhenTheClockLeapsHoursEverythingDueHappensInOrder() {
        try (var watch = Watch.replay()) {
            for (int number = 9; number > 0; number--) {
                for (var kind : Kind.values()) {
                    watch.see(kind.begins(number, at(number))).see(kind.runs(number, at(number)));
                }
            }
            watch.reach(START.plus(Duration.ofHours(10)));
            assertThat(watch.alerts()).extracting(ClockTest::end).isSorted().hasSize(18);
        }
    }

    @Test
    void c14AnEventThatLeapsHoursLeavesNothingBehindThatWasDue() {
        var kind = Kind.CONTAINER;
        try (var watch = Watch.replay()) {
            for (int number = 9; number > 0; number--) {
                watch.see(kind.begins(number, at(number))).see(kind.runs(number, at(number)));
            }
            watch.see(kind.start(99, START.plus(Duration.ofHours(10))));
            watch.reach(START.plus(Duration.ofHours(9)));
            assertThat(watch.alerts()).extracting(ClockTest::end).isSorted().hasSize(9);
        }
    }

    private static Instant at(int number) {
        return START.plusSeconds(60L * number);
    }

    /* When the window of the alert's subject ended: it did what it did as it started. */
    private static Instant end(Alert alert) {
        var kind = alert.subject() instanceof Subject.Container ? Kind.CONTAINER : Kind.INSTANCE;
        return closed(kind, alert.time().instant());
    }
}
