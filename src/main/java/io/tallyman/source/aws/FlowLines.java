package io.tallyman.source.aws;

import io.tallyman.event.Feed;
import io.tallyman.source.Reading;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The lines of one flow log: remembers the columns that a line has named. */
final class FlowLines {

    private final Feed feed;
    private @Nullable FlowColumns named;

    FlowLines(Feed feed) {
        this.feed = feed;
    }

    /** Whether a line names the columns, or is a row in one of the documented orders. */
    static boolean isOne(String line) {
        var words = words(line);
        return FlowColumns.named(words).isPresent() || FlowColumns.seenIn(words).isPresent();
    }

    Reading read(String line, long number) {
        var words = words(line);
        var header = FlowColumns.named(words);
        if (header.isPresent()) {
            named = header.get();
            return Reading.NOTHING;
        }
        var columns = Optional.ofNullable(named).or(() -> FlowColumns.seenIn(words));
        return columns.isPresent()
                ? new FlowRow(columns.get(), words).read(feed, number)
                : new Reading.Rejected(
                        number,
                        "The line has %d words and no documented order; expected a row of a flow log, or the columns' names in the first line."
                                .formatted(words.size()));
    }

    private static List<String> words(String line) {
        return List.of(line.strip().split("\\s+"));
    }
}
