package io.tallyman.conformance;

import static io.tallyman.History.START;
import static io.tallyman.History.named;
import static io.tallyman.History.origin;
import static org.assertj.core.api.Assertions.assertThat;

import io.tallyman.Clouds;
import io.tallyman.Detector.Mode;
import io.tallyman.History;
import io.tallyman.alert.Alert;
import io.tallyman.event.Attribution;
import io.tallyman.event.ContainerStarted;
import io.tallyman.event.Event;
import io.tallyman.event.EventTime;
import io.tallyman.event.InstanceObserved;
import io.tallyman.event.ProcessExecuted;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** C1 to C3 and C5 to C7: order, identity, the bounds of the window, and lateness. */
final class OrderTest {

    private static final Duration MILLISECOND = Duration.ofMillis(1);
    private static final Instant SOON = START.plusSeconds(5);

    @SafeVarargs
    private static List<Alert> alerts(String tunables, List<? extends Event>... events) {
        try (var watch = Watch.replay(tunables)) {
            for (var part : events) {
                watch.see(part);
            }
            return watch.end().alerts();
        }
    }

    @ParameterizedTest
    @EnumSource
    void c01AThenCThenBDoesNotMatchAThenBThenC(Kind kind) {
        var image = kind.image(1, START.minusSeconds(kind == Kind.CONTAINER ? 90 : 1));
        var start = kind.start(1, START);
        var early = kind.runs(1, START.minusSeconds(60));
        var late = kind.runs(1, START.plusSeconds(60));
        assertThat(alerts("", List.of(image, kind.place(1), start, late))).hasSize(1);
        assertThat(alerts("", List.of(image, kind.place(1), early, start))).isEmpty();
        assertThat(alerts("", List.of(image, kind.place(1), start, early))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void c02TwoHostsOrContainersAreNeverJoined(Kind kind) {
        var two = new ArrayList<Event>(kind.begins(1, START));
        two.addAll(kind.beginsTrusted(2, START));
        assertThat(alerts("", two, List.of(kind.runs(1, SOON)))).hasSize(1);
        assertThat(alerts("", two, List.of(kind.reaches(1, SOON)))).hasSize(1);
        assertThat(alerts("", two, List.of(kind.runs(2, SOON), kind.reaches(2, SOON))))
                .isEmpty();
        assertThat(alerts("", two, List.of(kind.runsElsewhere(1, SOON), kind.reachesElsewhere(1, SOON))))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void c02WhatTwoSuspectsDoIsNeverOneAlert(Kind kind) {
        var two = new ArrayList<Event>(kind.begins(1, START));
        two.addAll(kind.begins(2, START));
        assertThat(alerts("", two, List.of(kind.runs(1, SOON), kind.reaches(2, SOON))))
                .extracting(alert -> alert.severity().toString())
                .containsExactly("medium", "medium");
    }

    @ParameterizedTest
    @EnumSource
    void c03APairExactlyAtTheBoundMatchesAndOneMillisecondBeyondDoesNot(Kind kind) {
        var end = START.plus(kind.window);
        for (var within : List.of(kind.runs(1, end), kind.reaches(1, end))) {
            assertThat(alerts("", kind.begins(1, START), List.of(within))).hasSize(1);
        }
        var beyond = end.plus(MILLISECOND);
        assertThat(alerts("", kind.begins(1, START), List.of(kind.runs(1, beyond), kind.reaches(1, beyond))))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void c05EveryPermutationOfArrivalWithinTheLatenessGivesTheSameAlerts(Kind kind) {
        var events = new ArrayList<Event>(kind.begins(1, START));
        events.add(kind.runs(1, SOON));
        events.add(kind.reaches(1, SOON.plusSeconds(1)));
        for (var mode : Mode.values()) {
            var expected = said(mode, events);
            assertThat(expected).hasSize(1);
            for (var order : permutations(events)) {
                assertThat(said(mode, order)).as("%s %s", mode, order).isEqualTo(expected);
            }
        }
    }

    private static List<Watch.Said> said(Mode mode, List<Event> events) {
        try (var watch = Watch.of(mode, "")) {
            return watch.see(events).end().said();
        }
    }

    private static List<List<Event>> permutations(List<Event> events) {
        if (events.isEmpty()) {
            return List.of(List.of());
        }
        var all = new ArrayList<List<Event>>();
        for (var first : events) {
            var others = new ArrayList<>(events);
            others.remove(first);
            for (var rest : permutations(others)) {
                var order = new ArrayList<Event>(List.of(first));
                order.addAll(rest);
                all.add(order);
            }
        }
        return all;
    }

    @Test
    void c05AHostNameToldWhenAnEventIsSettledIsNotTheEventsInAnyOrder() {
        var kind = Kind.INSTANCE;
        var begun = List.of(kind.image(1, START), kind.start(1, START));
        var settled = SOON.plusSeconds(32);
        for (var isInTime : List.of(true, false)) {
            var name = called(kind.id(1), isInTime ? settled.minusMillis(1) : settled);
            try (var before = Watch.replay();
                    var after = Watch.replay()) {
                before.see(begun).see(name).see(kind.runs(1, SOON));
                after.see(begun).see(kind.runs(1, SOON)).reach(settled.minusMillis(1));
                after.see(isInTime ? List.of(name) : List.of()).reach(settled).see(name);
                assertThat(before.end().alerts()).hasSize(isInTime ? 1 : 0);
                assertThat(after.end().alerts()).hasSize(isInTime ? 1 : 0);
            }
        }
    }

    /* A record that tells at that time what the first instance calls itself. */
    private static InstanceObserved called(String id, Instant time) {
        var trail = Clouds.origin("AWS:CloudTrail", "", Clouds.ACCOUNT);
        return new InstanceObserved(
                History.at(time), trail, Clouds.instance(id), Set.of("vm-1"), Set.of(), Set.of(), Map.of());
    }

    @ParameterizedTest
    @EnumSource
    void c06ALateEventNeverWidensTheWindow(Kind kind) {
        var end = START.plus(kind.window);
        var beyond = kind.runs(1, end.plus(MILLISECOND));
        var later = end.plusSeconds(20);
        var closed = end.plusSeconds(600);
        try (var watch = Watch.replay()) {
            watch.see(beyond).see(kind.begins(1, START)).see(kind.reaches(1, later, "10.1.2.3"));
            watch.see(beyond)
                    .reach(closed)
                    .see(beyond)
                    .see(kind.start(1, START))
                    .see(beyond);
            assertThat(watch.end().alerts()).isEmpty();
            assertThat(watch.status().late()).isPositive();
        }
    }

    @ParameterizedTest
    @EnumSource
    void c06AStartThatIsToldLateMovesTheWindowAndNeverWidensIt(Kind kind) {
        var image = kind.image(1, START.minusSeconds(301));
        var told = List.of(image, kind.place(1), kind.start(1, START.minusSeconds(300)));
        var end = START.minusSeconds(300).plus(kind.window);
        assertThat(alerts("", List.of(kind.runs(1, end)), told)).hasSize(1);
        assertThat(alerts("", List.of(kind.runs(1, end.plus(MILLISECOND))), told))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void c07OrderWithinOneSecondIsRespectedWhereTheClocksCanTellIt(Kind kind) {
        var begun = List.of(kind.image(1, START), kind.place(1), kind.start(1, START));
        var strict = "ClockTolerance: 0s";
        assertThat(alerts(strict, begun, List.of(kind.runs(1, START.plusMillis(1)))))
                .hasSize(1);
        assertThat(alerts(strict, begun, List.of(kind.runs(1, START.minusMillis(1)))))
                .isEmpty();
    }

    @Test
    void c07WhereAClockCountsSecondsTheOrderWithinOneIsOpen() {
        var kind = Kind.CONTAINER;
        var bySecond = new ContainerStarted(
                new EventTime(START, EventTime.SECOND),
                origin("kubernetes:events", History.HOST),
                named(kind.id(1)),
                0,
                Attribution.NONE);
        var begun = List.of(kind.image(1, START.minusSeconds(20)), bySecond);
        var strict = "ClockTolerance: 0s";
        assertThat(alerts(strict, begun, List.of(byName(kind, START.minusMillis(999)))))
                .hasSize(1);
        assertThat(alerts(strict, begun, List.of(byName(kind, START.minusMillis(1001)))))
                .isEmpty();
    }

    /* A command whose record names the container, as a sensor's does. */
    private static ProcessExecuted byName(Kind kind, Instant time) {
        return new ProcessExecuted(
                History.at(time),
                origin("falco", History.HOST),
                named(kind.id(1)),
                7,
                1,
                "/usr/bin/curl",
                List.of("curl", "http://198.51.100.7/x"),
                "",
                "",
                "0",
                Set.of(),
                Attribution.NONE);
    }
}
