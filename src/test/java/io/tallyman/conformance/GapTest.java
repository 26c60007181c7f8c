package io.tallyman.conformance;

import static io.tallyman.History.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.tallyman.Clouds;
import io.tallyman.History;
import io.tallyman.alert.Alert;
import io.tallyman.event.Event;
import io.tallyman.event.InstanceReference;
import io.tallyman.event.Origin;
import io.tallyman.event.RecordsLost;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** C21 and C22: what an alert says of what it does not show, and of what nobody could see. */
final class GapTest {

    private static final Instant SOON = START.plusSeconds(5);
    private static final int SHOWN = 50;

    private static Alert alert(Stream<? extends Event> events) {
        try (var watch = Watch.replay()) {
            var alerts = watch.see(events.toList()).end().alerts();
            assertThat(alerts).hasSize(1);
            return alerts.get(0);
        }
    }

    /* One that runs a suspicious command, and a trusted neighbour. */
    private static Stream<Event> suspectAndNeighbour(Kind kind) {
        return Stream.of(kind.begins(1, START), kind.beginsTrusted(2, START), List.of(kind.runs(1, SOON)))
                .flatMap(List::stream);
    }

    private static RecordsLost lost(Instant time, Origin origin, InstanceReference machine, long records) {
        return new RecordsLost(History.at(time), origin, machine, 1000, records, "its buffer was full");
    }

    @ParameterizedTest
    @EnumSource
    void c21EvidenceBeyondWhatIsShownIsCounted(Kind kind) {
        var flood = Stream.iterate(0, i -> i + 1)
                .limit(SHOWN + 23)
                .map(i -> kind.reaches(1, SOON.plusMillis(i), "198.51.100." + i));
        var alert = alert(Stream.concat(kind.begins(1, START).stream(), flood));
        assertThat(alert.evidence()).filteredOn(item -> item.step() == 5).hasSize(SHOWN);
        assertThat(alert.omitted()).containsExactly(new Alert.Omitted(5, 23));
    }

    @ParameterizedTest
    @EnumSource
    void c22ALogThatFellSilentWithinTheWindowIsSaidWhereItsStepIsMissing(Kind kind) {
        var lastFlow = START.plusSeconds(60);
        var alert = alert(Stream.concat(
                suspectAndNeighbour(kind),
                Stream.of(kind.reaches(2, lastFlow), kind.runs(2, START.plus(kind.window.dividedBy(2))))));
        assertThat(alert.notObserved())
                .filteredOn(missing -> missing.step() == 5)
                .singleElement()
                .satisfies(missing -> assertThat(missing.silentSince()).contains(lastFlow));
    }

    @ParameterizedTest
    @EnumSource
    void c22ALogThatSpeaksToTheEndIsNotSilent(Kind kind) {
        var end = START.plus(kind.window);
        var alert = alert(Stream.concat(
                suspectAndNeighbour(kind), Stream.of(kind.reaches(2, end), kind.runs(2, end.plusSeconds(5)))));
        assertThat(alert.notObserved())
                .filteredOn(missing -> missing.step() == 5)
                .singleElement()
                .satisfies(missing -> assertThat(missing.silentSince()).isEmpty());
    }

    @ParameterizedTest
    @EnumSource
    void c22SilenceOfAllLogsIsTheEndOfTheInput(Kind kind) {
        var alert =
                alert(Stream.concat(suspectAndNeighbour(kind), Stream.of(kind.reaches(2, SOON), kind.runs(2, SOON))));
        assertThat(alert.notObserved())
                .extracting(Alert.NotObserved::silentSince)
                .allSatisfy(silent -> assertThat(silent).isEmpty());
    }

    @Test
    void c22WhatTheSensorOfItsHostDroppedWithinTheWindowIsAGap() {
        var kind = Kind.CONTAINER;
        var here = History.origin("falco", History.HOST);
        var elsewhere = History.origin("falco", "node-2");
        var end = START.plus(kind.window);
        var told = List.<Event>of(
                lost(SOON, here, InstanceReference.NONE, 12),
                lost(end.plusMillis(1000), here, InstanceReference.NONE, 30),
                lost(SOON, elsewhere, InstanceReference.NONE, 500),
                lost(START.minusSeconds(60), here, InstanceReference.NONE, 700),
                lost(end.plusMillis(2001), here, InstanceReference.NONE, 900));
        var gap = new Alert.Gap(
                "falco", History.HOST, SOON.minusMillis(1000), end.plusMillis(1000), 42, "its buffer was full");
        assertThat(alert(Stream.concat(suspectAndNeighbour(kind), told.stream()))
                        .gaps())
                .containsExactly(gap);
    }

    @Test
    void c22FlowsThatACloudSkippedAreAGapOfThatMachineAlone() {
        var kind = Kind.INSTANCE;
        var flows = Clouds.origin("AWS:VPCFlowLogs", "", Clouds.ACCOUNT);
        var told = List.<Event>of(
                lost(SOON, flows, Clouds.instance(kind.id(1)), 0), lost(SOON, flows, Clouds.instance(kind.id(2)), 7));
        assertThat(alert(Stream.concat(suspectAndNeighbour(kind), told.stream()))
                        .gaps())
                .containsExactly(
                        new Alert.Gap("AWS:VPCFlowLogs", "", SOON.minusMillis(1000), SOON, 0, "its buffer was full"));
    }

    @ParameterizedTest
    @EnumSource
    void c22ALiveRunSaysItWhenTheWindowHasEnded(Kind kind) {
        var events = Stream.concat(
                        suspectAndNeighbour(kind),
                        Stream.of(
                                kind.reaches(2, START.plusSeconds(60)),
                                kind.runs(2, START.plus(kind.window.dividedBy(2)))))
                .toList();
        try (var watch = Watch.live()) {
            var alerts = watch.see(events).end().alerts();
            var first = alerts.get(0);
            var last = alerts.get(alerts.size() - 1);
            assertThat(first.notObserved())
                    .extracting(Alert.NotObserved::silentSince)
                    .allSatisfy(silent -> assertThat(silent).isEmpty());
            assertThat(last.revision()).isGreaterThan(first.revision());
            assertThat(last.asRevision(1)).isEqualTo(alert(events.stream()));
        }
    }

    @ParameterizedTest
    @EnumSource
    void c22WhatIsSaidOfSilenceDoesNotDependOnTheOrder(Kind kind) {
        var events = new ArrayList<>(Stream.concat(
                        suspectAndNeighbour(kind),
                        Stream.of(
                                kind.reaches(2, START.plusSeconds(60)),
                                kind.runs(2, START.plus(kind.window.dividedBy(2)))))
                .toList());
        var forward = alert(events.stream());
        Collections.reverse(events);
        assertThat(alert(events.stream())).isEqualTo(forward);
    }
}
