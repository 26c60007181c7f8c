package io.tallyman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallyman.Detector.Mode;
import io.tallyman.Shared;
import io.tallyman.alert.Alert;
import io.tallyman.cli.Script.Log;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The order in which records arrive is no matter: each scenario in many orders, against its plain replay. More
 * orders with {@code -Dtallyman.seeds=100}.
 */
final class OrderTest {

    private static final int SEEDS = Integer.getInteger("tallyman.seeds", 2);

    @TestFactory
    Stream<DynamicNode> everyOrderOfAFixtureRaisesTheSameAlerts() {
        return Played.scenarios(Path.of("fixtures")).stream()
                .filter(Played::isMalicious)
                .map(OrderTest::orders);
    }

    @TestFactory
    Stream<DynamicNode> everyOrderOfARecordingRaisesTheSameAlerts() {
        return Stream.of("A", "C", "G", "K").map(name -> orders(Shared.path("captures/" + name)));
    }

    @TestFactory
    Stream<DynamicNode> everyOrderOfABenignFixtureEndsInSilence() {
        return Played.scenarios(Path.of("fixtures")).stream()
                .filter(folder -> !Played.isMalicious(folder))
                .map(OrderTest::orders);
    }

    private static DynamicNode orders(Path folder) {
        var script = Script.of(folder);
        var replayed = Played.of(folder).alerts();
        var live = seeded(
                "shuffled, live",
                Played.ndjson(last(replayed)),
                seed -> last(Delivery.shuffled(script, seed, Mode.LIVE)));
        return DynamicContainer.dynamicContainer(
                folder.getFileName().toString(), Stream.concat(replays(script, Played.ndjson(replayed)), live));
    }

    private static Stream<DynamicTest> replays(Script script, String expected) {
        var reversed = new ArrayList<>(script.logs());
        Collections.reverse(reversed);
        return Stream.of(
                        whole("file after file", expected, () -> Delivery.fileAfterFile(script, script.logs())),
                        whole("the files reversed", expected, () -> Delivery.fileAfterFile(script, reversed)),
                        whole("record by record", expected, () -> Delivery.interleaved(script)),
                        seeded("the files permuted", expected, seed -> permuted(script, seed)),
                        seeded("shuffled, replayed", expected, seed -> Delivery.shuffled(script, seed, Mode.REPLAY)))
                .flatMap(Function.identity());
    }

    /** A way to deliver. */
    private interface Order {
        Collection<Alert> alerts();
    }

    private static Stream<DynamicTest> whole(String name, String expected, Order order) {
        return Stream.of(DynamicTest.dynamicTest(
                name, () -> assertThat(Played.ndjson(order.alerts())).isEqualTo(expected)));
    }

    private static Stream<DynamicTest> seeded(String name, String expected, Function<Long, Collection<Alert>> order) {
        return LongStream.rangeClosed(1, SEEDS)
                .mapToObj(seed -> DynamicTest.dynamicTest(
                        name + ", seed " + seed,
                        () -> assertThat(Played.ndjson(order.apply(seed)))
                                .as("seed %d", seed)
                                .isEqualTo(expected)));
    }

    private static List<Alert> permuted(Script script, long seed) {
        var logs = new ArrayList<Log>(script.logs());
        Collections.shuffle(logs, new Random(seed));
        return Delivery.fileAfterFile(script, logs);
    }

    /* The last word on each subject, whatever its revision; nothing where it takes the alert back. */
    private static Collection<Alert> last(Collection<Alert> alerts) {
        var byId = new TreeMap<String, Alert>();
        for (var alert : alerts) {
            byId.put(alert.id(), alert.asRevision(1));
            byId.values().removeIf(Alert::withdrawn);
        }
        return byId.values();
    }
}
