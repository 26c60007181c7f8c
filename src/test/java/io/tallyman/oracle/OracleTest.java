package io.tallyman.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallyman.oracle.Trial.Extent;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** A sample of made-up worlds; the long run is {@link OracleRun}. */
final class OracleTest {

    private static final int WORLDS = 1_000;
    private static final int BUNDLE = 50;

    @TestFactory
    Stream<DynamicTest> theProgramSaysOfContainersWhatTheOracleSays() {
        var trial = new Trial(Laboratory.open(), Extent.SAMPLE);
        return IntStream.range(0, WORLDS / BUNDLE)
                .mapToObj(bundle -> DynamicTest.dynamicTest(
                        "worlds from seed " + bundle * BUNDLE, () -> bundle(trial, (long) bundle * BUNDLE)));
    }

    private static void bundle(Trial trial, long first) {
        for (long seed = first; seed < first + BUNDLE; seed++) {
            var world = ContainerWorlds.of(seed);
            if (trial.of(world).isPresent()) {
                assertThat(Shrinking.report(world, trial::of)).isEmpty();
            }
        }
    }
}
