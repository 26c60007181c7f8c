package io.tallyman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallyman.Shared;
import io.tallyman.alert.Alert;
import io.tallyman.alert.Subject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Recordings of real software, through the code of {@code tallyman test}. */
final class CapturesTest {

    @ParameterizedTest
    @ValueSource(strings = {"A", "B", "C", "E", "G", "K"})
    void aRecordingRaisesWhatItExpects(String name) {
        assertThat(Played.tested(recording(name)).failures()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"A", "C", "G", "K"})
    void everyMaliciousContainerRaisesOneAlertWithItsIdAndDigest(String name) {
        var folder = recording(name);
        var alerts = Played.of(folder).alerts();
        var wanted = Truth.read(folder).malicious();
        assertThat(alerts.stream().map(CapturesTest::subject).map(Subject.Container::id))
                .containsExactlyInAnyOrderElementsOf(
                        wanted.stream().map(Truth.Ran::id).toList());
        for (var container : wanted) {
            var known =
                    container.digests().stream().filter(told(folder)::contains).toList();
            assertThat(digest(alerts, container.id())).isIn(known.isEmpty() ? List.of("") : known);
        }
    }

    /* All that the recording's logs say. */
    private static String told(Path folder) {
        return Scenario.read(folder).logs().stream()
                .map(log -> folder.resolve(log.file()))
                .map(CapturesTest::text)
                .collect(Collectors.joining());
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String digest(List<Alert> alerts, String id) {
        return alerts.stream()
                .map(CapturesTest::subject)
                .filter(subject -> subject.id().equals(id))
                .map(subject -> subject.image().digest())
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"B", "E"})
    void aBenignRecordingRaisesNothing(String name) {
        assertThat(Played.of(recording(name)).alerts()).isEmpty();
    }

    @Test
    void whatHappensAfterTheWindowRaisesNothing() {
        var slow = Played.with(Scenario.read(recording("C")), "TimeWindow: 60s");
        assertThat(Played.of(slow).alerts()).isEmpty();
    }

    @Test
    void theTrustedPodIsNeverASubject() {
        assertThat(Played.of(recording("K")).alerts())
                .map(CapturesTest::subject)
                .noneMatch(CapturesTest::isTrustedPod);
    }

    static boolean isTrustedPod(Subject.Container subject) {
        return subject.pod().namespace().equals("payments")
                && subject.pod().name().equals("report");
    }

    @ParameterizedTest
    @ValueSource(strings = {"A", "B", "C", "E", "G", "K"})
    void aReplayLeavesOnlyTheTunablesInWorkingMemory(String name) {
        Leftovers.assertNone(Played.of(recording(name)).status());
    }

    static Subject.Container subject(Alert alert) {
        return (Subject.Container) alert.subject();
    }

    private static Path recording(String name) {
        return Shared.path("captures/" + name);
    }
}
