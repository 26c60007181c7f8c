package io.tallyman.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallyman.Shared;
import io.tallyman.event.Event;
import io.tallyman.event.Feed;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Mutated records of the fixtures, and of the corpus where it is there, through every parser: {@code -Dtallyman.fuzz=CASES} for more than the usual,
 * {@code -Dtallyman.seed=N} to repeat a run whose seed a failure names.
 */
class FuzzTest {

    private static final Sources SOURCES = Sources.shipped();
    private static final int CASES = Integer.getInteger("tallyman.fuzz", 20_000);
    private static final long SEED = Long.getLong("tallyman.seed", new Random().nextLong());
    private static final int SAMPLES = 400;
    /** Parsers remember: after so many records a new one begins. */
    private static final int STREAM = 50;

    @TestFactory
    List<DynamicTest> whateverAParserIsGivenItAnswersAndGoesOn() throws IOException {
        System.err.println("FuzzTest: -Dtallyman.seed=" + SEED + " -Dtallyman.fuzz=" + CASES);
        var samples = seeds();
        assertThat(samples.keySet().stream().map(Source::logSource)).containsAll(SOURCES.names());
        var tests = new ArrayList<DynamicTest>();
        int each = Math.max(1, CASES / samples.size());
        samples.forEach((source, records) ->
                tests.add(DynamicTest.dynamicTest(source.format(), () -> fuzz(source, records, each))));
        return tests;
    }

    private static void fuzz(Source source, List<byte[]> records, int cases) {
        var mutation = new Mutation(new Random(SEED ^ source.format().hashCode()), records);
        var feed = new Feed("log", source.logSource(), "", "", "");
        var parser = source.open(feed);
        for (int i = 0; i < cases; i++) {
            if (i % STREAM == 0) {
                parser.end(FuzzTest::look);
                parser = source.open(feed);
            }
            var record = i % 5 == 0 ? records.get(i / 5 % records.size()) : mutation.next();
            try {
                var raw = new RawRecord(record, 0, record.length, i + 1);
                source.recognises(List.of(raw));
                parser.accept(raw, FuzzTest::look);
            } catch (RuntimeException | StackOverflowError | AssertionError thrown) {
                var shown = Arrays.copyOf(record, Math.min(record.length, 4000));
                throw new AssertionError(
                        "seed %d, case %d of %s: %s%n%s"
                                .formatted(
                                        SEED,
                                        i,
                                        source.format(),
                                        new String(shown, StandardCharsets.UTF_8),
                                        HexFormat.of().formatHex(Arrays.copyOf(shown, Math.min(shown.length, 400)))),
                        thrown);
            }
        }
        parser.end(FuzzTest::look);
    }

    /** Asks an event all that it can be asked, since rules do so later. */
    static void look(Reading reading) {
        if (reading instanceof Reading.Events read) {
            read.events().forEach(FuzzTest::look);
        } else if (reading instanceof Reading.Rejected rejected) {
            assertThat(rejected.reason()).isNotBlank();
        }
    }

    private static void look(Event event) {
        for (var method : event.getClass().getMethods()) {
            if (method.getParameterCount() != 0
                    || Modifier.isStatic(method.getModifiers())
                    || method.getDeclaringClass() == Object.class) {
                continue;
            }
            try {
                method.invoke(event);
            } catch (InvocationTargetException thrown) {
                throw new AssertionError(method + " of " + event, thrown.getCause());
            } catch (IllegalAccessException impossible) {
                throw new AssertionError(impossible);
            }
        }
    }

    /* Those of the fixtures, and as many of public records where they lie beside the project. */
    private static Map<Source, List<byte[]>> seeds() throws IOException {
        var samples = samples();
        if (Shared.find("corpus").isPresent()) {
            var real = read(Shared.path("corpus"));
            real.forEach((source, records) -> samples.merge(
                    source,
                    records,
                    (one, other) -> Stream.of(one, other).flatMap(List::stream).toList()));
        }
        return samples;
    }

    /** Records of every source that the fixtures have, and one written here for the others. */
    static Map<Source, List<byte[]>> samples() throws IOException {
        var samples = read(Path.of("fixtures"));
        SOURCES.all().forEach(source -> samples.computeIfAbsent(source, FuzzSamples::of));
        return samples;
    }

    private static Map<Source, List<byte[]>> read(Path folder) throws IOException {
        var samples = new LinkedHashMap<Source, List<byte[]>>();
        for (var file : LogFileReading.below(folder)) {
            try (var bytes = Files.newInputStream(file)) {
                var peek = Peek.of(bytes);
                if (SOURCES.recognise(peek) instanceof Recognition.Recognised recognised) {
                    var into = samples.computeIfAbsent(recognised.source(), source -> new ArrayList<>());
                    var reader =
                            new RecordReader(peek.whole(), recognised.source().framing());
                    boolean more = true;
                    while (more && into.size() < SAMPLES) {
                        more = reader.next(record -> into.add(copy(record)), rejected -> {});
                    }
                }
            }
        }
        return samples;
    }

    private static byte[] copy(RawRecord record) {
        return Arrays.copyOfRange(record.bytes(), record.offset(), record.offset() + record.length());
    }
}
