package io.tallyman.oracle;

import io.tallyman.event.Feed;
import io.tallyman.source.Source;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * A log as it lies in its file.
 *
 * @param host the machine that wrote it; empty where a log is of a whole cluster
 * @param head what stands before the first record, with its line's end
 */
record RawLog(String file, Source source, String host, String head, List<Line> lines) {

    static final String CLUSTER = "lab";

    RawLog {
        var ordered = new ArrayList<>(lines);
        ordered.sort(Comparator.comparing(Line::written));
        lines = List.copyOf(ordered);
    }

    Feed feed() {
        return new Feed(file, source.logSource(), host, CLUSTER, "");
    }

    String text() {
        var text = new StringBuilder(head);
        lines.forEach(line -> text.append(line.text()).append('\n'));
        return text.toString();
    }

    byte[] bytes() {
        return text().getBytes(StandardCharsets.UTF_8);
    }

    /** Each record by the number of its first line. */
    Map<Long, Line> byNumber() {
        var numbers = new HashMap<Long, Line>();
        long number = 1 + head.lines().count();
        for (var line : lines) {
            numbers.put(number, line);
            number += line.height();
        }
        return numbers;
    }

    RawLog keeping(Predicate<Line> kept) {
        return new RawLog(file, source, host, head, lines.stream().filter(kept).toList());
    }
}
