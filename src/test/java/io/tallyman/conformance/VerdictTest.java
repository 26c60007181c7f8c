package io.tallyman.conformance;

import static io.tallyman.History.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.tallyman.Detector;
import io.tallyman.Detector.Mode;
import io.tallyman.History;
import io.tallyman.alert.Alert;
import io.tallyman.event.Event;
import io.tallyman.rule.RuleCache;
import io.tallyman.rule.RuleFile;
import io.tallyman.rule.RuleSet;
import io.tallyman.rule.Vocabulary;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** C19, C21 and C22: what an alert says, and that none is lost. */
final class VerdictTest {

    private static final Instant SOON = START.plusSeconds(5);

    /** Rules of one's own that match whatever the shipped ones match, and more. */
    private static final List<RuleFile> OWN = List.of(
            new RuleFile("AN0691/4-own.drl", """
                    package AN0691.own;

                    import io.tallyman.event.ProcessExecuted;
                    import io.tallyman.finding.SuspectStart;
                    import io.tallyman.finding.SuspiciousExecution;
                    import io.tallyman.finding.SuspiciousExecution.Grade;

                    rule "AN0691.4 anything executed"
                        @analytic("AN0691")
                        @dataComponent("DC0064")
                        @logSource("auditd:SYSCALL")
                    when
                        $start : SuspectStart()
                        $exec  : ProcessExecuted(container == $start.container)
                    then
                        insert(new SuspiciousExecution($start, $exec, Grade.OTHER));
                    end
                    """),
            new RuleFile("AN0692/4-own.drl", """
                    package AN0692.own;

                    import io.tallyman.event.ProcessExecuted;
                    import io.tallyman.finding.GuestExecution;
                    import io.tallyman.finding.SuspectBoot;
                    import io.tallyman.finding.SuspiciousExecution.Grade;

                    rule "AN0692.4 anything executed"
                        @analytic("AN0692")
                        @dataComponent("DC0032")
                        @logSource("WinEventLog:Sysmon")
                    when
                        $boot : SuspectBoot()
                        $exec : ProcessExecuted(instance == $boot.instance)
                    then
                        insert(new GuestExecution($boot, $exec, Grade.OTHER));
                    end
                    """),
            new RuleFile("AN0691/own/detection.drl", detection("AN0691", "SuspiciousEgress")),
            new RuleFile("AN0692/own/detection.drl", detection("AN0692", "InstanceEgress")));

    private static String detection(String analytic, String egress) {
        return """
                package %1$s.own.detection;

                import io.tallyman.finding.Detection;
                import io.tallyman.finding.%2$s;
                import io.tallyman.finding.Severity;

                rule "%1$s any egress at all"
                    @analytic("%1$s")
                when
                    $egress : %2$s()
                then
                    channels["detections"].send(new Detection("%1$s", Severity.LOW, "Egress", $egress));
                end
                """.formatted(analytic, egress);
    }

    private static RuleSet rules(List<RuleFile> more) throws IOException {
        var files = new ArrayList<>(more);
        files.addAll(RuleFile.shipped());
        return RuleSet.load(files, Vocabulary.STANDARD, RuleCache.in(Path.of("target", "rule-cache")));
    }

    @ParameterizedTest
    @EnumSource
    void c19AddingARuleNeverLosesAnotherRulesAlerts(Kind kind) throws IOException {
        var events = new ArrayList<Event>();
        for (int number = 1; number <= 4; number++) {
            events.addAll(kind.begins(number, START));
        }
        events.addAll(List.of(kind.runs(1, SOON), kind.reaches(2, SOON), kind.runs(3, SOON), kind.reaches(3, SOON)));
        var shipped = alerts(rules(List.of()), events);
        var extended = alerts(rules(OWN), events);
        assertThat(shipped).hasSize(3);
        assertThat(extended).containsExactlyElementsOf(shipped);
    }

    private static List<Alert> alerts(RuleSet rules, List<Event> events) {
        var tunables = History.tunables(Kind.TUNABLES);
        try (var watch = Watch.over(new Detector(rules, tunables, Mode.REPLAY))) {
            return watch.see(events).end().alerts();
        }
    }

    @ParameterizedTest
    @EnumSource
    void c21AFloodOfAlertsIsRaisedToTheLastOne(Kind kind) {
        try (var watch = Watch.replay()) {
            for (int number = 0; number < 500; number++) {
                watch.see(kind.begins(number, START)).see(kind.runs(number, SOON));
            }
            assertThat(watch.end().alerts())
                    .extracting(Alert::id)
                    .doesNotHaveDuplicates()
                    .hasSize(500);
        }
    }

    @ParameterizedTest
    @EnumSource
    void c21WhatIsTooMuchForOneChainIsCounted(Kind kind) {
        try (var watch = Watch.replay()) {
            watch.see(kind.begins(1, START)).see(kind.runs(1, SOON));
            for (int i = 0; i < 10_499; i++) {
                watch.see(kind.reaches(1, SOON.plusMillis(i), "10.1.2.3"));
            }
            assertThat(watch.end().alerts()).hasSize(1);
            assertThat(watch.status().excess()).isPositive();
        }
    }

    @ParameterizedTest
    @EnumSource
    void c22WhatASourceThatIsSilentWouldHaveShownStandsInTheAlert(Kind kind) {
        try (var watch = Watch.replay()) {
            watch.see(kind.begins(1, START)).see(kind.reaches(1, SOON));
            assertThat(watch.end().alerts())
                    .singleElement()
                    .satisfies(alert -> assertThat(alert.notObserved())
                            .filteredOn(missing -> missing.step() == 4)
                            .extracting(Alert.NotObserved::logSource)
                            .containsExactly(kind == Kind.CONTAINER ? "auditd:SYSCALL" : "WinEventLog:Sysmon"));
        }
    }

    @Test
    void c22WhatCameLaterThanItsSourceIsAllowedIsCounted() {
        var kind = Kind.CONTAINER;
        try (var watch = Watch.replay()) {
            watch.see(kind.begins(1, START)).reach(START.plusSeconds(120));
            watch.see(kind.runs(1, SOON));
            assertThat(watch.status().late()).isOne();
            assertThat(watch.end().alerts()).hasSize(1);
        }
    }
}
