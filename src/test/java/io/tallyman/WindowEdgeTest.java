package io.tallyman;

import static io.tallyman.Chain.ADDRESS;
import static io.tallyman.Chain.EVIL;
import static io.tallyman.Chain.INTERNET;
import static io.tallyman.Chain.PID;
import static io.tallyman.Chain.QUIET;
import static io.tallyman.Chain.SUBJECT;
import static io.tallyman.History.HOST;
import static io.tallyman.History.START;
import static io.tallyman.History.after;
import static io.tallyman.History.created;
import static io.tallyman.History.executed;
import static io.tallyman.History.flowed;
import static io.tallyman.History.pulled;
import static org.assertj.core.api.Assertions.assertThat;

import io.tallyman.alert.Alert;
import io.tallyman.alert.Evidence;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The last instant inside TimeWindow and the first outside, at both ends. */
final class WindowEdgeTest {

    private static final Duration WINDOW = Duration.ofMinutes(15);
    private static final Duration TOLERANCE = Duration.ofSeconds(2);
    private static final Duration MILLISECOND = Duration.ofMillis(1);

    /** What happens at the edge. */
    enum Behaviour {
        COMMAND,
        FLOW;

        List<Alert> at(Duration sinceStart, String tunables) {
            var time = after(sinceStart);
            return QUIET.withCreation(created(START.minusSeconds(30), SUBJECT, EVIL))
                    .withBehaviour(
                            this == FLOW
                                    ? flowed(time, ADDRESS, INTERNET)
                                    : executed(time, HOST, PID + 1, PID, "curl", "http://" + INTERNET))
                    .alerts(tunables);
        }
    }

    @ParameterizedTest
    @EnumSource
    void exactlyTimeWindowDetects(Behaviour behaviour) {
        assertThat(behaviour.at(WINDOW, "")).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void oneMillisecondLaterDoesNot(Behaviour behaviour) {
        assertThat(behaviour.at(WINDOW.plus(MILLISECOND), "")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void theWindowIsTheTunable(Behaviour behaviour) {
        assertThat(behaviour.at(Duration.ofSeconds(90), "TimeWindow: 90s")).hasSize(1);
        assertThat(behaviour.at(Duration.ofSeconds(90).plus(MILLISECOND), "TimeWindow: 90s"))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void beforeTheStartWithinClockToleranceDetects(Behaviour behaviour) {
        assertThat(behaviour.at(TOLERANCE.negated(), "")).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void earlierThanClockToleranceDoesNot(Behaviour behaviour) {
        assertThat(behaviour.at(TOLERANCE.plus(MILLISECOND).negated(), "")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void clockToleranceIsTheTunableAndNeverLengthensTheWindow(Behaviour behaviour) {
        assertThat(behaviour.at(Duration.ofSeconds(-5), "ClockTolerance: 5s")).hasSize(1);
        assertThat(behaviour.at(WINDOW.plus(MILLISECOND), "ClockTolerance: 5s")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 20, 900, 901, 86_400})
    void anImagePulledLongBeforeDetectsAndSaysSo(int seconds) {
        var alert = Chain.RUNS
                .withPull(pulled(START.minusSeconds(seconds), EVIL))
                .alerts()
                .get(0);
        assertThat(alert.evidence())
                .filteredOn(item -> item.step() == 1)
                .extracting(Evidence::summary)
                .singleElement()
                .asString()
                .startsWith(seconds > 900 ? "pre-pulled" : "pulled");
    }
}
