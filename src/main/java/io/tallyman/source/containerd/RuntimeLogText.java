package io.tallyman.source.containerd;

import io.tallyman.event.Feed;
import io.tallyman.event.Origin;
import io.tallyman.source.RawRecord;
import io.tallyman.source.Reading;
import io.tallyman.source.RecordParser;
import io.tallyman.source.Source;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * The log of containerd or CRI-O as text: logfmt alone, or behind the prefix of syslog or {@code journalctl}. In a log of
 * a whole node the lines of other programs are understood and of no use.
 */
public final class RuntimeLogText implements Source {

    private static final Pattern PREFIX = Pattern.compile(
            "(?:<\\d+>)?(?:\\S+ +\\d{1,2} \\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?|\\d{4}-\\d\\d-\\d\\dT\\S+"
                    + "|\\w{3} \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)? \\S+)"
                    + " (\\S+) ([\\w./@-]+)(?:\\[\\d+\\])?: (.*)",
            Pattern.DOTALL);

    @Override
    public String logSource() {
        return "containerd:runtime";
    }

    @Override
    public String format() {
        return "log of containerd or CRI-O, text";
    }

    @Override
    public Framing framing() {
        return Framing.LINES;
    }

    @Override
    public boolean recognises(List<RawRecord> sample) {
        return sample.stream().anyMatch(record -> isOurs(record.text()));
    }

    private static boolean isOurs(String text) {
        var prefix = PREFIX.matcher(text);
        if (prefix.matches()) {
            return RuntimePrograms.isRuntime(prefix.group(2))
                    && DaemonLine.parse(prefix.group(3), NOWHERE).isPresent();
        }
        return DaemonLine.parse(text, NOWHERE)
                .filter(RuntimePrograms::isOfRuntime)
                .isPresent();
    }

    private static final Origin NOWHERE = new Origin(new Feed("", "", "", "", ""), 0);

    @Override
    public RecordParser open(Feed feed) {
        return new Parser(feed);
    }

    private static final class Parser implements RecordParser {

        private final Feed feed;
        private final DaemonMessages messages = new DaemonMessages();

        Parser(Feed feed) {
            this.feed = feed;
        }

        @Override
        public void accept(RawRecord record, Consumer<Reading> readings) {
            if (!record.isBlank()) {
                readings.accept(read(record.text(), record.line()));
            }
        }

        private Reading read(String text, long line) {
            var prefix = PREFIX.matcher(text);
            if (!prefix.matches()) {
                return text.startsWith("-- ")
                        ? Reading.NOTHING
                        : DaemonLine.parse(text, new Origin(feed, line))
                                .map(messages::read)
                                .orElseGet(() -> new Reading.Rejected(
                                        line, "neither logfmt with a time nor a line of a journal; expected either."));
            }
            if (!RuntimePrograms.isRuntime(prefix.group(2))) {
                return Reading.NOTHING;
            }
            return DaemonLine.parse(prefix.group(3), new Origin(feed.withHost(prefix.group(1)), line))
                    .map(messages::read)
                    .orElse(Reading.NOTHING);
        }
    }
}
