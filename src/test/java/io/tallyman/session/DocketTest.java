package io.tallyman.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallyman.event.Attribution;
import io.tallyman.event.ContainerReference;
import io.tallyman.event.EventTime;
import io.tallyman.event.Feed;
import io.tallyman.event.Origin;
import io.tallyman.event.ProcessExecuted;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Cases leave in the order of their time, of one time in that of their coming, whatever left before. */
final class DocketTest {

    private static final Instant START = Instant.parse("2026-11-20T06:00:00Z");
    private static final Feed FEED = new Feed("audit.log", "auditd:SYSCALL", "node-1", "", "");

    private final Docket docket = new Docket();
    private int added;

    private Case add(Instant time) {
        var event = new ProcessExecuted(
                new EventTime(time, EventTime.NANOSECOND),
                new Origin(FEED, ++added),
                ContainerReference.NONE,
                added,
                0,
                "/bin/true",
                List.of("true"),
                "",
                "",
                "",
                Set.of(),
                Attribution.NONE);
        var open = new Case(event);
        docket.add(open);
        return open;
    }

    private static Instant after(long nanos) {
        return START.plusNanos(nanos);
    }

    @Test
    void theFirstLeavesFirstAlsoWhereItComesAfterOthersHaveLeft() {
        var late = add(after(30));
        var early = add(after(10));
        assertThat(docket.remove()).isSameAs(early);
        var between = add(after(20));
        var before = add(START.minusSeconds(3));
        assertThat(List.of(docket.remove(), docket.remove(), docket.remove())).containsExactly(before, between, late);
        assertThat(docket.size()).isZero();
    }

    @Test
    void itIsDueFromItsOwnTimeOn() {
        assertThat(docket.isDue(START)).isFalse();
        add(after(1));
        assertThat(docket.isDue(START)).isFalse();
        assertThat(docket.isDue(after(1))).isTrue();
    }

    @Test
    void theyLeaveAsIfSortedAtEachMoment() {
        var random = new Random(691);
        var held = new ArrayList<Case>();
        for (int i = 0; i < 20_000; i++) {
            if (held.isEmpty() || random.nextInt(5) < 3) {
                held.add(add(after(i * 1_000_000L + random.nextLong(-40, 40) * 7_000_000L)));
            } else {
                held.sort(Comparator.naturalOrder());
                assertThat(docket.remove()).isSameAs(held.remove(0));
            }
        }
        assertThat(docket.size()).isEqualTo(held.size());
    }
}
