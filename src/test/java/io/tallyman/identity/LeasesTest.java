package io.tallyman.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallyman.event.Attribution;
import io.tallyman.event.ContainerKind;
import io.tallyman.event.JoinQuality;
import io.tallyman.identity.Leases.ContainerHolder;
import io.tallyman.identity.Leases.PodHolder;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LeasesTest {

    private static final Instant START = Instant.parse("2026-11-02T10:00:00Z");
    private static final Duration TOLERANCE = Duration.ofSeconds(2);
    private static final Duration NANO = Duration.ofNanos(1);
    private static final String ADDRESS = "10.42.7.2";

    private final Leases leases = new Leases(TOLERANCE);

    private static ContainerEntry container(String key, Instant begin) {
        var entry = new ContainerEntry(key, key, "node-1", "lab");
        entry.lifetime.beginsBy(begin);
        return entry;
    }

    private void give(ContainerEntry entry) {
        leases.give(ADDRESS, "node-1", "lab", new ContainerHolder(entry, TOLERANCE), "cni");
    }

    private Answer holder(Instant time) {
        return leases.holder(ADDRESS, "node-1", "lab", time);
    }

    private static Attribution known(Answer answer) {
        assertThat(answer).isInstanceOf(Answer.Known.class);
        return ((Answer.Known) answer).attribution();
    }

    @Test
    void anAddressThatWasGivenAgainIsTheLaterHoldersFromItsBeginOn() {
        give(container("first", START));
        give(container("second", START.plusSeconds(60)));
        assertThat(known(holder(START.plusSeconds(60).minus(NANO))).container()).isEqualTo("first");
        assertThat(known(holder(START.plusSeconds(60))).container()).isEqualTo("second");
    }

    @Test
    void whoHeldItByTheRecordsComesBeforeWhoHeldItByTheToleranceOnly() {
        var first = container("first", START);
        first.lifetime.endsBy(START.plusSeconds(60));
        give(first);
        give(container("second", START.plusSeconds(61)));
        assertThat(known(holder(START.plusSeconds(60))).container()).isEqualTo("first");
        assertThat(known(holder(START.plusSeconds(60).plus(NANO))).container()).isEqualTo("second");
        assertThat(known(holder(START.plusSeconds(61))).container()).isEqualTo("second");
    }

    @Test
    void whoseBeginIsNotToldComesAfterWhoHeldItByTheTolerance() {
        var only = container("only", START);
        var untold = new ContainerEntry("untold", "untold", "node-1", "lab");
        untold.namedAt(Instant.EPOCH);
        give(untold);
        assertThat(known(holder(START.minusSeconds(2))).container()).isEqualTo("untold");
        give(only);
        assertThat(known(holder(START.minusSeconds(2))).container()).isEqualTo("only");
        assertThat(known(holder(START.minusSeconds(2).minus(NANO))).container()).isEqualTo("untold");
    }

    @Test
    void beforeAnyRecordNamesItAContainerOfWhoseBeginNothingIsToldHasNoAddress() {
        var untold = new ContainerEntry("untold", "untold", "node-1", "lab");
        untold.namedAt(START);
        give(untold);
        assertThat(holder(START.minusSeconds(2).minus(NANO))).isInstanceOf(Answer.Waiting.class);
        assertThat(known(holder(START.minusSeconds(2))).container()).isEqualTo("untold");
    }

    @Test
    void outsideEveryHoldersLifeNobodyHasIt() {
        var only = container("only", START);
        only.lifetime.endsBy(START.plusSeconds(60));
        give(only);
        assertThat(holder(START.minusSeconds(2))).isInstanceOf(Answer.Known.class);
        assertThat(holder(START.minusSeconds(2).minus(NANO))).isEqualTo(new Answer.Waiting(new Links.Address(ADDRESS)));
        assertThat(holder(START.plusSeconds(62))).isInstanceOf(Answer.Known.class);
        assertThat(holder(START.plusSeconds(62).plus(NANO))).isInstanceOf(Answer.Waiting.class);
    }

    @Test
    void anotherHostOrClusterHasAnAddressOfItsOwn() {
        give(container("only", START));
        assertThat(leases.holder(ADDRESS, "node-2", "lab", START)).isInstanceOf(Answer.Waiting.class);
        assertThat(leases.holder(ADDRESS, "node-1", "prod", START)).isInstanceOf(Answer.Waiting.class);
        assertThat(leases.holder(ADDRESS, "", "", START)).isInstanceOf(Answer.Known.class);
        assertThat(leases.holder("10.42.7.3", "node-1", "lab", START)).isInstanceOf(Answer.Waiting.class);
    }

    @Test
    void aPodsAddressIsItsContainersOnlyWhereNoOtherCouldHaveSpoken() {
        var pod = new PodEntry("lab", "shop", "web", "u-1");
        pod.lifetime.beginsBy(START);
        var web = container("web", START);
        web.fills(pod.slot("web"));
        leases.give(ADDRESS, "", "lab", new PodHolder(pod, TOLERANCE), "pod status");
        assertThat(known(holder(START.plusSeconds(1))))
                .returns("web", Attribution::container)
                .returns(pod.key, Attribution::network)
                .returns(JoinQuality.DERIVED, Attribution::join);
        var side = container("side", START.plusSeconds(30));
        side.fills(pod.slot("side"));
        assertThat(known(holder(START.plusSeconds(27))).container()).isEqualTo("web");
        assertThat(known(holder(START.plusSeconds(40))))
                .returns("", Attribution::container)
                .returns(pod.key, Attribution::network)
                .returns(JoinQuality.INFERRED, Attribution::join);
    }

    @Test
    void aSandboxHoldsItForItsPod() {
        var pause = container("pause", START);
        pause.kind = ContainerKind.SANDBOX;
        give(pause);
        assertThat(known(holder(START)))
                .returns("", Attribution::container)
                .returns(JoinQuality.INFERRED, Attribution::join);
        assertThat(leases.holders(ADDRESS).get(0).containers()).isEmpty();
        var pod = new PodEntry("lab", "shop", "web", "u-1");
        pause.belongsTo(pod);
        var web = container("web", START);
        web.fills(pod.slot("web"));
        assertThat(known(holder(START)).container()).isEqualTo("web");
        assertThat(leases.holders(ADDRESS).get(0).containers()).containsExactlyInAnyOrder(pause, web);
    }

    @Test
    void aDeletedPodHoldsItAsLongAsItsContainersGoOn() {
        var pod = new PodEntry("lab", "shop", "web", "u-1");
        pod.lifetime.beginsBy(START);
        pod.lifetime.endsBy(START.plusSeconds(60));
        var web = container("web", START);
        web.fills(pod.slot("web"));
        leases.give(ADDRESS, "", "lab", new PodHolder(pod, TOLERANCE), "pod status");
        assertThat(holder(START.plusSeconds(92)))
                .as("the grace period and the tolerance")
                .isInstanceOf(Answer.Known.class);
        assertThat(holder(START.plusSeconds(92).plus(NANO))).isInstanceOf(Answer.Waiting.class);
        web.lifetime.endsBy(START.plusSeconds(70));
        assertThat(holder(START.plusSeconds(72))).isInstanceOf(Answer.Known.class);
        assertThat(holder(START.plusSeconds(72).plus(NANO))).isInstanceOf(Answer.Waiting.class);
    }

    @Test
    void holdersThatEndedLongAgoOrLeftTheBooksAreForgotten() {
        var ended = container("ended", START);
        ended.lifetime.endsBy(START.plusSeconds(60));
        give(ended);
        leases.forget(START.plusSeconds(60));
        assertThat(leases.size()).isEqualTo(1);
        leases.forget(START.plusSeconds(60).plus(NANO));
        assertThat(leases.size()).isZero();
        var gone = container("gone", START);
        give(gone);
        gone.forgotten = true;
        leases.forget(START);
        assertThat(leases.holders(ADDRESS)).isEmpty();
    }
}
