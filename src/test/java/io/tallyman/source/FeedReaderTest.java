package io.tallyman.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tallyman.event.ContainerStarted;
import io.tallyman.event.Feed;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class FeedReaderTest {

    private static final Feed FEED = new Feed("a.log", "", "node-1", "", "");
    private static final Source LINES = new StartLines("test:lines", "start");
    private static final Source OBJECTS = new StartObjects("test:objects", "at");

    private final List<String> read = new ArrayList<>();

    private FeedReader open(Source source, String text) throws IOException {
        return FeedReader.open(FEED, source, () -> new ByteArrayInputStream(Texts.utf8(text)));
    }

    private void collect(Reading reading) {
        if (reading instanceof Reading.Rejected rejected) {
            read.add(rejected.line() + "! " + rejected.reason());
        } else if (reading instanceof Reading.Events events) {
            events.events()
                    .forEach(event -> read.add(event.origin().line() + " "
                            + ((ContainerStarted) event).reported().id() + " "
                            + event.origin().logSource()));
        }
    }

    @Test
    void oneRecordIsReadEachTimeAndTheParserIsAskedForTheRestAtTheEnd() throws IOException {
        try (var reader = open(LINES, "start 1 a b\nhold 2 c\nstart 3 d\n")) {
            var sizes = new ArrayList<Integer>();
            while (reader.next(this::collect)) {
                sizes.add(read.size());
            }
            assertThat(sizes).containsExactly(2, 2, 3, 4);
            assertThat(read).containsExactly("1 a test:lines", "1 b test:lines", "3 d test:lines", "2 c test:lines");
            assertThat(reader.next(this::collect)).isFalse();
            assertThat(reader.counts()).isEqualTo(new FeedReader.Counts(3, 4, 0, Map.of(), List.of()));
        }
    }

    @Test
    void rejectionsOfTheCutterAndOfTheParserAreCountedByReason() throws IOException {
        var noTime = "there is no at, expected seconds since 1970";
        var between = "between records stands 'x', expected a JSON object";
        try (var reader = open(OBJECTS, "{\"at\":1,\"id\":\"a\"}\nx\n{\"id\":\"b\"}\n{\"id\":\"c\"}")) {
            while (reader.next(this::collect)) {
                assertThat(read).isNotEmpty();
            }
            assertThat(read).containsExactly("1 a test:objects", "2! " + between, "3! " + noTime, "4! " + noTime);
            assertThat(reader.counts())
                    .isEqualTo(new FeedReader.Counts(
                            3,
                            1,
                            3,
                            Map.of(between, 1L, noTime, 2L),
                            List.of(
                                    new Reading.Rejected(2, between),
                                    new Reading.Rejected(3, noTime),
                                    new Reading.Rejected(4, noTime))));
        }
    }

    @Test
    void theFirstRejectionsAreKeptAndAllAreCounted() throws IOException {
        try (var reader = open(LINES, "\0\n".repeat(5000))) {
            while (reader.next(this::collect)) {
                assertThat(read).hasSizeLessThanOrEqualTo(5000);
            }
            var counts = reader.counts();
            assertThat(counts.rejected()).isEqualTo(5000);
            assertThat(counts.records()).isZero();
            assertThat(counts.first()).hasSize(Rejections.KEPT);
            assertThat(counts.byReason()).isEqualTo(Map.of("the line holds NUL bytes, expected text", 5000L));
        }
    }

    @Test
    void reasonsBeyondTheFirstHundredAreCountedTogether() {
        var rejections = new Rejections();
        for (int i = 0; i < 300; i++) {
            rejections.add(new Reading.Rejected(i, "reason " + i % 150));
        }
        assertThat(rejections.total()).isEqualTo(300);
        assertThat(rejections.byReason())
                .hasSize(Rejections.REASONS + 1)
                .containsEntry("reason 7", 2L)
                .containsEntry(Rejections.OTHER, 100L);
    }

    @Test
    void closingClosesTheInput() throws IOException {
        var closed = new AtomicInteger();
        var bytes = new ByteArrayInputStream(Texts.gzip(Texts.utf8("start 1 a\n"))) {
            @Override
            public void close() {
                closed.incrementAndGet();
            }
        };
        try (var reader = FeedReader.open(FEED, LINES, () -> bytes)) {
            assertThat(reader.next(this::collect)).isTrue();
        }
        assertThat(closed).hasPositiveValue();
    }

    @Test
    void aFeedThatCannotBeOpenedSaysSo() {
        var absent = Path.of("does-not-exist.log");
        assertThatThrownBy(() -> FeedReader.open(FEED, LINES, () -> Files.newInputStream(absent)))
                .isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void aFaultOfAParserCostsItsRecordAndNotTheStream() throws IOException {
        try (var reader = open(new FaultyOn("b", LINES), "start 1 a\nstart 2 b\nstart 3 c\n")) {
            while (reader.next(this::collect)) {
                assertThat(read).isNotEmpty();
            }
        }

        assertThat(read).hasSize(3).element(1).asString().contains("2! ").contains("fault of the program");
        assertThat(read).endsWith("3 c test:lines");
    }

    /** A source whose parser fails on records with a certain word. */
    private record FaultyOn(String word, Source source) implements Source {

        @Override
        public String logSource() {
            return source.logSource();
        }

        @Override
        public String format() {
            return source.format();
        }

        @Override
        public Framing framing() {
            return source.framing();
        }

        @Override
        public boolean recognises(List<RawRecord> sample) {
            return source.recognises(sample);
        }

        @Override
        public RecordParser open(Feed feed) {
            var parser = source.open(feed);
            return (record, readings) -> {
                if (record.text().endsWith(word)) {
                    throw new IllegalStateException("a bug");
                }
                parser.accept(record, readings);
            };
        }
    }
}
