package io.tallyman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallyman.event.Event;
import io.tallyman.event.EventTime;
import io.tallyman.event.Feed;
import io.tallyman.source.FeedReader;
import io.tallyman.source.Sources;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReplayTest {

    @Test
    void feedsAreMergedByEventTimeEvenWhereTheyAreNotSorted() throws IOException {
        var seen = replay(flows("a", 50, 10, 40), flows("b", 30, 20, 60));

        assertThat(seen.accepted)
                .extracting(event -> event.time().instant().getEpochSecond())
                .containsExactly(10L, 20L, 30L, 40L, 50L, 60L);
    }

    @Test
    void eventsOfOneTimeAreOrderedByTheirPlaceNotByTheFeedsOrder() throws IOException {
        var forward = replay(flows("a", 10, 10), flows("b", 10));
        var backward = replay(flows("b", 10), flows("a", 10, 10));

        assertThat(forward.accepted).isEqualTo(backward.accepted);
        assertThat(forward.accepted)
                .extracting(
                        event -> event.origin().feed().file() + event.origin().line())
                .containsExactly("a1", "a2", "b1");
    }

    @Test
    void everyFeedIsOpenedFirstAndClosedWhenItHasEnded() throws IOException {
        var seen = replay(flows("a", 10), flows("b", 20));

        assertThat(seen.steps)
                .containsExactly(
                        "open a",
                        "open b",
                        "observe a 10",
                        "observe b 20",
                        "accept a 10",
                        "close a",
                        "accept b 20",
                        "close b");
    }

    private static FeedReader flows(String file, int... seconds) throws IOException {
        var text = new StringBuilder();
        for (var second : seconds) {
            text.append(
                    "{'ts':%d.0,'uid':'C1','id.orig_h':'10.0.0.1','id.orig_p':40000,'id.resp_h':'203.0.113.5','id.resp_p':443,'proto':'tcp','conn_state':'SF'}\n"
                            .formatted(second)
                            .replace('\'', '"'));
        }
        var bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        var source = Sources.shipped().named("NSM:Flow").stream()
                .filter(each -> each.format().contains("Zeek"))
                .findFirst()
                .orElseThrow();
        return FeedReader.open(new Feed(file, "", "", "", ""), source, () -> new ByteArrayInputStream(bytes));
    }

    private static Seen replay(FeedReader... feeds) throws IOException {
        var seen = new Seen();
        new Replay(List.of(feeds), (feed, rejected) -> seen.steps.add(rejected.reason()), () -> {}).into(seen);
        return seen;
    }

    private static final class Seen implements Replay.Sink {
        private final List<Event> accepted = new ArrayList<>();
        private final List<String> steps = new ArrayList<>();

        @Override
        public void open(Feed feed) {
            steps.add("open " + feed.file());
        }

        @Override
        public void observe(Feed feed, EventTime time) {
            steps.add("observe " + feed.file() + " " + seconds(time.instant()));
        }

        @Override
        public void accept(Feed feed, Event event) {
            accepted.add(event);
            steps.add("accept " + feed.file() + " " + seconds(event.time().instant()));
        }

        @Override
        public void close(Feed feed) {
            steps.add("close " + feed.file());
        }

        private static long seconds(Instant instant) {
            return instant.getEpochSecond();
        }
    }
}
