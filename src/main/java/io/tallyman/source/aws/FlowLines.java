package io.tallyman.source.aws;

import io.tallyman.event.Feed;
import io.tallyman.source.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.StringTokenizer;
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
        return header(line).isPresent() || FlowColumns.seenIn(words(line)).isPresent();
    }

    Reading read(String line, long number) {
        var header = header(line);
        if (header.isPresent()) {
            named = header.get();
            return Reading.NOTHING;
        }
        var words = words(line);
        var columns = Optional.ofNullable(named)
                .filter(names -> names.count() == words.size())
                .or(() -> named == null ? FlowColumns.seenIn(words) : Optional.empty());
        return columns.isPresent()
                ? new FlowRow(columns.get(), words).read(feed, number)
                : new Reading.Rejected(number, unlike(words.size()));
    }

    private String unlike(int words) {
        return named == null
                ? "The line has %d words in no documented order; expected a row of a flow log, or its columns' names first."
                        .formatted(words)
                : "The line has %d words; the columns named before are %d.".formatted(words, named.count());
    }

    private static Optional<FlowColumns> header(String line) {
        return line.contains("srcaddr") ? FlowColumns.named(words(line)) : Optional.empty();
    }

    private static List<String> words(String line) {
        var words = new ArrayList<String>(32);
        var split = new StringTokenizer(line);
        while (split.hasMoreTokens()) {
            words.add(split.nextToken());
        }
        return words;
    }
}
