package io.tallyman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every scenario below {@code fixtures}, through the code of {@code tallyman test}. */
final class FixturesTest {

    private static final Path FIXTURES = Path.of("fixtures");

    @TestFactory
    Stream<DynamicTest> everyScenarioRaisesWhatItExpects() {
        return Played.scenarios(FIXTURES).stream()
                .map(folder -> DynamicTest.dynamicTest(
                        folder.getFileName().toString(),
                        () -> assertThat(Played.tested(folder).failures()).isEmpty()));
    }

    @TestFactory
    Stream<DynamicTest> everyReplayLeavesOnlyTheTunablesInWorkingMemory() {
        return Played.scenarios(FIXTURES).stream()
                .map(folder -> DynamicTest.dynamicTest(
                        folder.getFileName().toString(),
                        () -> Leftovers.assertNone(Played.of(folder).status())));
    }

    @Test
    void thereAreAtLeastSixteenAttacksAndSixteenBenignOnes() {
        var folders = Played.scenarios(FIXTURES);
        assertThat(folders.stream().filter(Played::isMalicious)).hasSizeGreaterThanOrEqualTo(16);
        assertThat(folders.stream().filter(folder -> !Played.isMalicious(folder)))
                .hasSizeGreaterThanOrEqualTo(16);
    }
}
