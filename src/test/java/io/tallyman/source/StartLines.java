package io.tallyman.source;

import io.tallyman.event.Attribution;
import io.tallyman.event.ContainerReference;
import io.tallyman.event.ContainerStarted;
import io.tallyman.event.Event;
import io.tallyman.event.Feed;
import io.tallyman.event.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A log source for tests: lines of {@code <word> <epoch seconds> <container>...}, one start for each container. A line
 * {@code hold <epoch> <container>} is handed on at the end of the feed.
 */
record StartLines(String logSource, String word) implements Source {

    @Override
    public String format() {
        return "lines of " + word;
    }

    @Override
    public Framing framing() {
        return Framing.LINES;
    }

    @Override
    public boolean recognises(List<RawRecord> sample) {
        return sample.get(0).text().startsWith(word + " ");
    }

    @Override
    public RecordParser open(Feed feed) {
        return new Parser(feed);
    }

    private static final class Parser implements RecordParser {
        private final Feed feed;
        private final List<Event> held = new ArrayList<>();

        Parser(Feed feed) {
            this.feed = feed;
        }

        @Override
        public void accept(RawRecord record, Consumer<Reading> readings) {
            var words = record.text().split(" ", -1);
            var time = words.length < 3 ? Times.epoch("") : Times.epoch(words[1]);
            if (time.isEmpty()) {
                readings.accept(new Reading.Rejected(record.line(), "there is no time, expected seconds since 1970"));
                return;
            }
            var starts = new ArrayList<Event>();
            for (int i = 2; i < words.length; i++) {
                var container = ContainerReference.ofId(words[i]);
                starts.add(new ContainerStarted(
                        time.get(), new Origin(feed, record.line()), container, 0, Attribution.NONE));
            }
            if (words[0].equals("hold")) {
                held.addAll(starts);
            } else {
                readings.accept(new Reading.Events(starts));
            }
        }

        @Override
        public void end(Consumer<Reading> readings) {
            if (!held.isEmpty()) {
                readings.accept(new Reading.Events(held));
            }
        }
    }
}
