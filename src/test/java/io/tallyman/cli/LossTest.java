package io.tallyman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallyman.Shared;
import io.tallyman.alert.Alert;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * One log source is missing. {@code docs/coverage.md} tells what is seen all the same; {@code -Dtallyman.rewrite=true}
 * writes it anew.
 */
final class LossTest {

    private static final Path PAGE = Path.of("docs", "coverage.md");

    @Test
    void aMissingLogOfAFixtureRaisesNothingNewAndThePageSaysWhatIsLeft() throws IOException {
        var losses = Played.scenarios(Path.of("fixtures")).stream()
                .filter(Played::isMalicious)
                .flatMap(folder -> Loss.of(folder).stream())
                .toList();
        check(losses);
        CoveragePage.of(PAGE).check(CoveragePage.Part.FIXTURES, losses);
    }

    @Test
    void aMissingLogOfTheClusterRecordingRaisesNothingNewAndThePageSaysWhatIsLeft() throws IOException {
        var losses = Loss.of(Shared.path("captures/K"));
        check(losses);
        assertThat(losses.stream().flatMap(loss -> loss.rest().stream()))
                .map(CapturesTest::subject)
                .noneMatch(CapturesTest::isTrustedPod);
        CoveragePage.of(PAGE).check(CoveragePage.Part.RECORDING, losses);
    }

    private static void check(List<Loss> losses) {
        for (var loss : losses) {
            var scenario = Scenario.read(loss.folder());
            assertThat(loss.unfounded().stream()
                            .filter(alert -> !Unplaced.is(alert, scenario))
                            .filter(alert -> !tellsOwners(loss.source())))
                    .as("%s without %s", loss.folder().getFileName(), loss.source())
                    .isEmpty();
            assertThat(loss.rest()).allSatisfy(LossTest::checkSteps);
        }
    }

    /* Whose an AMI is stands in the inventory alone: without it the images of approved owners are not known as such. */
    private static boolean tellsOwners(String source) {
        return source.equals("aws:describe-images");
    }

    /* A step is either proved or said not to be. */
    private static void checkSteps(Alert alert) {
        var all = new TreeSet<>(Loss.steps(alert));
        alert.notObserved().forEach(step -> assertThat(all.add(step.step())).isTrue());
        assertThat(all)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 5).boxed().toList());
    }
}
