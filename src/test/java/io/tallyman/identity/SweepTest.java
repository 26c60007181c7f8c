package io.tallyman.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallyman.event.Attribution;
import io.tallyman.event.ContainerCreated;
import io.tallyman.event.ContainerKind;
import io.tallyman.event.ContainerReference;
import io.tallyman.event.ContainerStopped;
import io.tallyman.event.EventTime;
import io.tallyman.event.Feed;
import io.tallyman.event.Origin;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What ended is looked for only where that is worth it: all that is held is looked at. */
final class SweepTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final Origin ORIGIN = new Origin(new Feed("events.txt", "containerd:events", "node-1", "", ""), 1);
    private static final int RUNNING = 20;

    private final Directory directory = new Directory(Duration.ofSeconds(2), Duration.ofSeconds(62));

    private static ContainerReference container(int number) {
        return ContainerReference.ofId(
                "%064x".formatted(number).replaceAll("^0{12}", "abcdefabcd%02x".formatted(number)));
    }

    private static EventTime time(Instant instant) {
        return new EventTime(instant, EventTime.SECOND);
    }

    private void created(int number) {
        directory.learn(new ContainerCreated(
                time(NOON), ORIGIN, container(number), ContainerKind.APPLICATION, "", "", Attribution.NONE));
    }

    @BeforeEach
    void oneOfManyHasEnded() {
        assertThat(directory.forget(NOON)).isEmpty();
        for (int number = 0; number <= RUNNING; number++) {
            created(number);
        }
        directory.learn(new ContainerStopped(time(NOON.plusSeconds(1)), ORIGIN, container(0)));
    }

    private int held() {
        return directory.sizes().getOrDefault("containers", 0);
    }

    @Test
    void afterFewEventsItIsKeptForAnHourAtMost() {
        var hour = NOON.plus(Forgetting.LONGEST_SWEEP);

        assertThat(directory.forget(hour.minusNanos(1))).isEmpty();
        assertThat(held()).isEqualTo(RUNNING + 1);
        assertThat(directory.forget(hour)).isEqualTo(List.of(container(0).id().substring(0, 12)));
        assertThat(held()).isEqualTo(RUNNING);
    }

    @Test
    void afterTwoEventsForEachThatIsHeldItIsForgottenInFiveMinutes() {
        for (int number = 1; number <= RUNNING; number++) {
            created(number);
        }
        var fiveMinutes = NOON.plus(Forgetting.SWEEP);

        assertThat(directory.forget(fiveMinutes.minusNanos(1))).isEmpty();
        assertThat(directory.forget(fiveMinutes)).hasSize(1);
        assertThat(held()).isEqualTo(RUNNING);
    }
}
