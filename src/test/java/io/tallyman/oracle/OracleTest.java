package io.tallyman.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallyman.oracle.Trial.Extent;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** A sample of made-up worlds; the long run is {@link OracleRun}. */
final class OracleTest {

    /** Of each analytic; fewer where very many mutants of the program are tried. */
    private static final int WORLDS = Integer.getInteger("tallyman.worlds", 1_000);

    private static final int BUNDLE = 50;

    @TestFactory
    Stream<DynamicTest> theProgramSaysOfContainersWhatTheOracleSays() {
        return worlds(Realm.AN0691);
    }

    @TestFactory
    Stream<DynamicTest> theProgramSaysOfMachinesWhatTheOracleSays() {
        return worlds(Realm.AN0692);
    }

    /* Worlds in which an alert rests on some of the records that come too late, and would not stand with all of them. */
    @TestFactory
    Stream<DynamicTest> whatComesTooLateIsHeldAgainstWhatHadComeByThen() {
        var trial = new Trial(Laboratory.open(), Extent.SAMPLE);
        return LongStream.of(62_332, 70_573, 97_048)
                .mapToObj(seed -> DynamicTest.dynamicTest(
                        "world of seed " + seed,
                        () -> assertThat(Realm.AN0692.failure(trial, seed)).isEmpty()));
    }

    private static Stream<DynamicTest> worlds(Realm realm) {
        var trial = new Trial(Laboratory.open(), Extent.SAMPLE);
        return IntStream.range(0, WORLDS / BUNDLE)
                .mapToObj(bundle -> DynamicTest.dynamicTest(
                        "worlds from seed " + bundle * BUNDLE, () -> bundle(realm, trial, (long) bundle * BUNDLE)));
    }

    private static void bundle(Realm realm, Trial trial, long first) {
        for (long seed = first; seed < first + BUNDLE; seed++) {
            assertThat(realm.failure(trial, seed)).isEmpty();
        }
    }
}
