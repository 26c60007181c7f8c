package io.tallyman.bench;

import io.tallyman.event.Event;
import io.tallyman.source.tallyman.EventWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** A generated log as a folder on disk that the program replays, with what the other logs tell beside it. */
final class Deposit {

    private static final String SCENARIO = """
            title: %1$s
            description: generated
            analytic: AN0691
            verdict: malicious
            logs:
              - {file: log, source: "%2$s", host: "%3$s", cluster: "%4$s", account: "%5$s"}
              - {file: context.ndjson, source: "tallyman:events"}
            tunables:
            %6$s""";

    private Deposit() {}

    /** @param lines how many of the log's lines, from the first; all of them where it has fewer */
    static Path of(Log log, long lines) throws IOException {
        var folder = Files.createTempDirectory("tallyman-bench");
        Files.write(folder.resolve("log"), head(log.bytes(), lines));
        Files.write(folder.resolve("context.ndjson"), lines(log.prelude(), log.beside()));
        var feed = log.feed();
        Files.writeString(
                folder.resolve("scenario.yaml"),
                SCENARIO.formatted(
                        log.name().replace(':', ' '),
                        feed.logSource(),
                        feed.host(),
                        feed.cluster(),
                        feed.account(),
                        Setting.TUNABLES.indent(2)));
        return folder;
    }

    private static byte[] head(byte[] bytes, long lines) {
        int end = 0;
        for (long left = lines; left > 0 && end < bytes.length; end++) {
            left -= bytes[end] == '\n' ? 1 : 0;
        }
        return Arrays.copyOf(bytes, end);
    }

    private static List<String> lines(List<Event> prelude, List<Event> beside) {
        return Stream.concat(prelude.stream(), beside.stream())
                .map(EventWriter::line)
                .toList();
    }

    static void remove(Path folder) throws IOException {
        for (var name : List.of("log", "context.ndjson", "scenario.yaml")) {
            Files.delete(folder.resolve(name));
        }
        Files.delete(folder);
    }
}
