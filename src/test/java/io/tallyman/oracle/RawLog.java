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
 * @param host the machine that wrote it; empty where a log is of a whole cluster, or says it itself
 * @param cluster the cluster that its addresses are of; empty outside
 * @param account the cloud's account that it is of; empty where it says that itself, or nothing does
 * @param head what stands before the first record, with its line's end
 */
record RawLog(String file, Source source, String host, String cluster, String account, String head, List<Line> lines) {

    static final String CLUSTER = "lab";

    RawLog {
        var ordered = new ArrayList<>(lines);
        ordered.sort(Comparator.comparing(Line::written));
        lines = List.copyOf(ordered);
    }

    Feed feed() {
        return new Feed(file, source.logSource(), host, cluster, account);
    }

    String text() {
        var text = new StringBuilder(head);
        lines.forEach(line -> text.append(line.text()).append('\n'));
        return text.toString();
    }

    byte[] bytes() {
        return text().getBytes(StandardCharsets.UTF_8);
    }

    /** Each record by the number of each of its lines. */
    Map<Long, Line> byNumber() {
        var numbers = new HashMap<Long, Line>();
        long number = 1 + head.lines().count();
        for (var line : lines) {
            for (int i = 0; i < line.height(); i++) {
                numbers.put(number++, line);
            }
        }
        return numbers;
    }

    RawLog keeping(Predicate<Line> kept) {
        return new RawLog(
                file,
                source,
                host,
                cluster,
                account,
                head,
                lines.stream().filter(kept).toList());
    }

    /** What all records of these logs tell of. */
    static List<Told> told(List<RawLog> logs) {
        return logs.stream()
                .flatMap(log -> log.lines().stream())
                .flatMap(line -> line.tells().stream())
                .toList();
    }
}
