package io.tallyman.conformance;

import static io.tallyman.History.START;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** C20: what the baseline learns. */
final class LearningTest {

    private static final String QUICK = "BaselineGuard: {minimumAge: 1h, minimumImages: 1, minimumDestinations: 1}";

    private static Instant day(int number) {
        return START.plus(Duration.ofDays(number));
    }

    @ParameterizedTest
    @EnumSource
    void c20AnAttackThatIsRepeatedEveryDayIsFoundEveryDay(Kind kind) {
        try (var watch = Watch.replay(QUICK)) {
            for (int day = 0; day < 10; day++) {
                watch.see(kind.begins(day, day(day))).see(kind.reaches(day, day(day).plusSeconds(5)));
            }
            assertThat(watch.end().alerts()).hasSize(10);
        }
    }

    @ParameterizedTest
    @EnumSource
    void c20AnAttackThatOverlapsItselfIsFoundEachTime(Kind kind) {
        try (var watch = Watch.replay(QUICK)) {
            for (int turn = 0; turn < 10; turn++) {
                var start = START.plusSeconds(120L * turn);
                watch.see(kind.begins(turn, start)).see(kind.reaches(turn, start.plusSeconds(5)));
            }
            assertThat(watch.end().alerts()).hasSize(10);
        }
    }

    @ParameterizedTest
    @EnumSource
    void c20AnUntrustedImageThatWaitsForTheWindowsEndTeachesNoDestination(Kind kind) {
        try (var watch = Watch.replay(QUICK)) {
            var after = START.plus(kind.window).plusSeconds(5);
            watch.see(kind.begins(1, START)).see(kind.reaches(1, after));
            watch.see(kind.begins(2, day(1))).see(kind.reaches(2, day(1).plusSeconds(5)));
            assertThat(watch.end().alerts()).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void c20AnUntrustedImageThatConnectsBeforeItIsSaidToStartTeachesNoDestination(Kind kind) {
        try (var watch = Watch.replay(QUICK)) {
            watch.see(kind.image(1, START.minusSeconds(60)), kind.start(1, START), kind.place(1));
            watch.see(kind.reaches(1, START.minusSeconds(kind == Kind.CONTAINER ? 30 : 90)));
            watch.see(kind.begins(2, day(1))).see(kind.reaches(2, day(1).plusSeconds(5)));
            assertThat(watch.end().alerts()).hasSize(1);
        }
    }
}
