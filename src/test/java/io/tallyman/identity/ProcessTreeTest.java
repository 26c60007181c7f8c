package io.tallyman.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallyman.event.Attribution;
import io.tallyman.event.ContainerKind;
import io.tallyman.event.JoinQuality;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProcessTreeTest {

    private static final Instant START = Instant.parse("2026-11-02T10:00:00Z");
    private static final Duration TOLERANCE = Duration.ofSeconds(2);
    private static final Duration NANO = Duration.ofNanos(1);
    private static final String HOST = "node-1";
    private static final long INIT = 4000;

    private final ContainerEntry container = entry("c1");
    private final ContainerEntry other = entry("c2");
    private final ContainerEntry sandbox = entry("s1");
    private List<ContainerEntry> inside = List.of();
    private final ProcessTree tree = new ProcessTree(TOLERANCE, of -> inside);

    private static ContainerEntry entry(String key) {
        return new ContainerEntry(key, key, HOST, "lab");
    }

    private Answer owner(long pid, long parent, Instant time) {
        return tree.owner(HOST, "lab", pid, parent, time);
    }

    private static Attribution known(Answer answer) {
        assertThat(answer).isInstanceOf(Answer.Known.class);
        return ((Answer.Known) answer).attribution();
    }

    private void starts(long pid, Instant time, ContainerEntry in) {
        tree.startedIn(HOST, "lab", pid, time, in, false);
    }

    private void child(long pid, long parent, Instant time) {
        tree.childOf(HOST, "lab", pid, parent, time);
    }

    @Test
    void aProcessIsItsNearestAncestorsThatARuntimeStarted() {
        starts(INIT, START, container);
        child(4001, INIT, START);
        child(4002, 4001, START);
        assertThat(known(owner(INIT, 1, START)))
                .returns("c1", Attribution::container)
                .returns(JoinQuality.EXACT, Attribution::join);
        var below = known(owner(4002, 4001, START));
        assertThat(below).returns("c1", Attribution::container).returns(JoinQuality.DERIVED, Attribution::join);
        assertThat(below.reason()).contains("its ancestor of 2 steps, pid 4000");
        assertThat(known(owner(4001, 0, START)).reason()).contains("its ancestor of 1 step, pid 4000");
    }

    @Test
    void anotherHostsOrClustersProcessIsNotMeant() {
        starts(INIT, START, container);
        assertThat(tree.owner("node-2", "lab", INIT, 0, START)).isInstanceOf(Answer.Waiting.class);
        assertThat(tree.owner(HOST, "prod", INIT, 0, START)).isInstanceOf(Answer.Waiting.class);
        assertThat(tree.owner(HOST, "", INIT, 0, START)).isInstanceOf(Answer.Known.class);
    }

    @Test
    void theParentToldByTheEventItselfCountsBeforeOneToldEarlier() {
        starts(INIT, START, container);
        starts(5000, START, other);
        child(4001, INIT, START);
        assertThat(known(owner(4001, 5000, START)).container()).isEqualTo("c2");
        assertThat(known(owner(4001, 0, START)).container()).isEqualTo("c1");
    }

    @Test
    void aRuntimesWordCountsUpToTheToleranceBeforeIt() {
        starts(INIT, START, container);
        assertThat(owner(INIT, 0, START.minus(TOLERANCE))).isInstanceOf(Answer.Known.class);
        assertThat(owner(INIT, 0, START.minus(TOLERANCE).minus(NANO))).isInstanceOf(Answer.Waiting.class);
    }

    @Test
    void aPidIsItsContainersOnlyWhileThatLives() {
        starts(INIT, START, container);
        container.lifetime.endsBy(START.plusSeconds(60));
        assertThat(owner(INIT, 0, START.plusSeconds(62))).isInstanceOf(Answer.Known.class);
        assertThat(owner(INIT, 0, START.plusSeconds(62).plus(NANO))).isInstanceOf(Answer.Waiting.class);
    }

    @Test
    void ofTwoContainersThatHadThePidTheNearerInTimeCounts() {
        starts(INIT, START, container);
        starts(INIT, START.plusSeconds(10), other);
        assertThat(known(owner(INIT, 0, START.plusSeconds(4))).container()).isEqualTo("c1");
        assertThat(known(owner(INIT, 0, START.plusSeconds(9))).container()).isEqualTo("c2");
        assertThat(known(owner(INIT, 0, START.plusSeconds(90))).container()).isEqualTo("c2");
    }

    @Test
    void theLastParentToldByThenCounts() {
        starts(INIT, START, container);
        starts(5000, START, other);
        child(4001, 5000, START.plusSeconds(20));
        child(4001, INIT, START);
        assertThat(known(owner(4001, 0, START.plusSeconds(18).minus(NANO))).container())
                .isEqualTo("c1");
        assertThat(known(owner(4001, 0, START.plusSeconds(18))).container()).isEqualTo("c2");
    }

    @Test
    void aShimIsOutsideItsContainerAndItsChildrenAreInside() {
        tree.startedIn(HOST, "lab", 3000, START, container, true);
        child(3001, 3000, START);
        assertThat(owner(3000, 0, START)).isEqualTo(new Answer.Waiting(new Links.Pid(HOST, 3000)));
        assertThat(known(owner(3001, 3000, START)).reason()).contains("the container's shim");
    }

    @Test
    void throughAPodsShimAProcessIsTheOnlyContainersThatRuns() {
        sandbox.kind = ContainerKind.SANDBOX;
        inside = List.of(sandbox, container, other);
        tree.startedIn(HOST, "lab", 3000, START, sandbox, true);
        other.lifetime.endsBy(START.plusSeconds(60));
        assertThat(known(owner(3001, 3000, START)))
                .returns("", Attribution::container)
                .returns(JoinQuality.INFERRED, Attribution::join);
        assertThat(known(owner(3001, 3000, START.plusSeconds(90))))
                .returns("c1", Attribution::container)
                .returns(JoinQuality.DERIVED, Attribution::join);
    }

    @Test
    void whatHasNoAncestorInTheBooksWaitsForTheFirstThatIsMissing() {
        child(4001, 4000, START);
        assertThat(owner(4001, 0, START)).isEqualTo(new Answer.Waiting(new Links.Pid(HOST, 4000)));
        assertThat(owner(7000, 0, START)).isEqualTo(new Answer.Waiting(new Links.Pid(HOST, 7000)));
        assertThat(owner(1, 0, START)).isEqualTo(Answer.NOBODY);
    }

    @Test
    void aCircleOfParentsEnds() {
        child(4001, 4002, START);
        child(4002, 4001, START);
        assertThat(owner(4001, 0, START)).isInstanceOf(Answer.Waiting.class);
    }

    @Test
    void nothingStaysOfWhatIsForgotten() {
        starts(INIT, START, container);
        child(4001, INIT, START);
        child(4002, INIT, START.plusSeconds(120));
        assertThat(tree.size()).isEqualTo(3);
        tree.forget(START.plusSeconds(60));
        assertThat(owner(4001, 0, START.plusSeconds(120))).isInstanceOf(Answer.Waiting.class);
        assertThat(owner(4002, 0, START.plusSeconds(120))).isInstanceOf(Answer.Known.class);
        assertThat(tree.size()).isEqualTo(2);
        tree.forget(container);
        assertThat(owner(INIT, 0, START)).isInstanceOf(Answer.Waiting.class);
        tree.forget(START.plusSeconds(300));
        assertThat(tree.size()).isZero();
    }

    @Test
    void ofAPidThatSeveralContainersHadEachIsForgottenByItself() {
        var third = entry("c3");
        starts(INIT, START, container);
        starts(INIT, START.plusSeconds(10), other);
        starts(INIT, START.plusSeconds(20), third);
        tree.forget(container);
        assertThat(known(owner(INIT, 0, START.plusSeconds(9))).container()).isEqualTo("c2");
        tree.forget(third);
        assertThat(known(owner(INIT, 0, START.plusSeconds(90))).container()).isEqualTo("c2");
        starts(INIT, START.plusSeconds(30), third);
        assertThat(known(owner(INIT, 0, START.plusSeconds(90))).container()).isEqualTo("c3");
        tree.forget(other);
        tree.forget(third);
        assertThat(tree.size()).isZero();
    }

    @Test
    void aParentsPidMayBeLargerThanAnyKernelGives() {
        var large = 1L << 40;
        starts(large, START, container);
        child(4001, large, START);
        assertThat(known(owner(4001, 0, START)).container()).isEqualTo("c1");
        starts(INIT, START, other);
        child(4001, INIT, START.plusSeconds(20));
        assertThat(known(owner(4001, 0, START.plusSeconds(20))).container()).isEqualTo("c2");
    }

    @Test
    void parentsToldBeforeThatTimeAreForgottenOneByOne() {
        starts(INIT, START, container);
        child(4001, INIT, START);
        child(4001, 5000, START.plusSeconds(120));
        child(4001, 5000, START.plusSeconds(120));
        tree.forget(START.plusSeconds(60));
        assertThat(owner(4001, 0, START)).isEqualTo(new Answer.Waiting(new Links.Pid(HOST, 4001)));
        assertThat(owner(4001, 0, START.plusSeconds(120))).isEqualTo(new Answer.Waiting(new Links.Pid(HOST, 5000)));
        tree.forget(START.plusSeconds(240));
        assertThat(tree.size()).isEqualTo(1);
    }
}
