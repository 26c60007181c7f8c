package io.tallyman.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallyman.identity.Actor;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Windows of fifteen minutes; two seconds of tolerance and a minute of grace. */
final class ScheduleTest {

    private static final Instant START = Instant.parse("2026-11-20T06:00:00Z");
    private static final Instant SETTLED = START.plusSeconds(62);
    private static final Instant CLOSED = SETTLED.plusSeconds(900);

    private final Schedule schedule = new Schedule(new Deadlines(
            Duration.ofMinutes(15),
            Duration.ofMinutes(5),
            Duration.ofSeconds(2),
            Duration.ofMinutes(1),
            Duration.ofSeconds(62)));
    private final Chain chain = new Chain("c1", Actor.Kind.CONTAINER);

    private void opened(Instant lastEvent) {
        chain.lastEvent = lastEvent;
        schedule.opened(chain);
    }

    private void began(Instant start) {
        chain.start = start;
        schedule.plan(chain);
    }

    /* The look that is due then; it must not be due a nanosecond before. */
    private Schedule.Due look(Instant time) {
        assertThat(schedule.isDue(time.minusNanos(1))).isFalse();
        assertThat(schedule.isDue(time)).isTrue();
        return schedule.remove();
    }

    @Test
    void aChainIsLookedAtWhenItsStartIsSettledAndWhenItsWindowIsClosed() {
        opened(START);
        began(START);
        assertThat(schedule.takeUp(look(SETTLED), chain)).isTrue();
        chain.settled = true;
        schedule.plan(chain);
        assertThat(schedule.takeUp(look(CLOSED), chain)).isTrue();
        assertThat(schedule.isDue(Instant.MAX)).isFalse();
    }

    @Test
    void aLookThatComesTooEarlyIsPutOff() {
        opened(START);
        began(START.plusSeconds(30));
        assertThat(schedule.takeUp(look(SETTLED), chain)).isFalse();
        assertThat(schedule.takeUp(look(SETTLED.plusSeconds(30)), chain)).isTrue();
    }

    @Test
    void aStartThatIsToldLaterBringsTheLookForward() {
        opened(START);
        began(START.minusSeconds(30));
        var first = look(SETTLED.minusSeconds(30));
        assertThat(schedule.takeUp(first, chain)).isTrue();
        assertThat(schedule.takeUp(look(SETTLED), chain)).isFalse();
        assertThat(schedule.isDue(Instant.MAX)).isFalse();
    }

    @Test
    void oneWithoutAStartIsLookedAtWhenItsLastEventCanCompleteNothing() {
        opened(START);
        chain.happened(START.plusSeconds(10));
        assertThat(schedule.takeUp(look(SETTLED), chain)).isFalse();
        assertThat(schedule.takeUp(look(CLOSED.plusSeconds(10)), chain)).isTrue();
    }

    @Test
    void oneOfWhichNoTimeIsKnownIsLookedAtAtOnce() {
        opened(Instant.MIN);
        assertThat(schedule.isDue(Instant.MIN)).isTrue();
        assertThat(schedule.takeUp(schedule.remove(), chain)).isTrue();
    }

    @Test
    void ofOneTimeTheKeyDecides() {
        var other = new Chain("c0", Actor.Kind.INSTANCE);
        other.lastEvent = START;
        opened(START);
        schedule.opened(other);
        assertThat(look(SETTLED).key).isEqualTo("c0");
        assertThat(look(SETTLED).key).isEqualTo("c1");
    }
}
