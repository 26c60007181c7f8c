package io.tallyman.source.cloudinit;

import io.tallyman.event.Attribution;
import io.tallyman.event.CommandLine;
import io.tallyman.event.ContainerReference;
import io.tallyman.event.Event;
import io.tallyman.event.EventTime;
import io.tallyman.event.Feed;
import io.tallyman.event.GuestOutput;
import io.tallyman.event.InstanceReference;
import io.tallyman.event.Origin;
import io.tallyman.event.ProcessExecuted;
import io.tallyman.source.RawRecord;
import io.tallyman.source.Reading;
import io.tallyman.source.RecordParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads the output of first-boot commands: traces of shells become executions, other lines stay text. */
final class OutputParser implements RecordParser {

    /** How many lines before the first banner wait for it. */
    static final int MOST_HELD = 1000;

    private static final String TABLES = "ci-info: ";

    private record Held(String text, long line) {}

    private final Feed feed;
    private final List<Held> held = new ArrayList<>();
    private @Nullable EventTime time;

    OutputParser(Feed feed) {
        this.feed = feed;
    }

    @Override
    public void accept(RawRecord record, Consumer<Reading> readings) {
        var text = TerminalText.read(record.text());
        if (!text.isBlank()) {
            read(text, record.line(), readings);
        }
    }

    private void read(String text, long line, Consumer<Reading> readings) {
        if (Banner.isOne(text)) {
            banner(text, line, readings);
        } else if (time != null) {
            readings.accept(reading(text, line, time));
        } else if (held.size() < MOST_HELD) {
            held.add(new Held(text, line));
        } else {
            readings.accept(timeless(line));
        }
    }

    private void banner(String text, long line, Consumer<Reading> readings) {
        var read = Banner.time(text);
        if (read.isEmpty()) {
            readings.accept(new Reading.Rejected(
                    line, "The banner of cloud-init has no time; expected \"at Fri, 01 May 2026 10:00:00 +0000.\"."));
            return;
        }
        var now = read.orElseThrow();
        time = now;
        held.forEach(early -> readings.accept(reading(early.text(), early.line(), now)));
        held.clear();
        readings.accept(Reading.NOTHING);
    }

    @Override
    public void end(Consumer<Reading> readings) {
        held.forEach(early -> readings.accept(timeless(early.line())));
        held.clear();
    }

    private static Reading timeless(long line) {
        return new Reading.Rejected(
                line,
                "No banner of cloud-init tells when the line was printed; expected \"Cloud-init v. … running …\".");
    }

    private Reading reading(String text, long line, EventTime at) {
        if (text.startsWith(TABLES) || LogLine.read(text).isPresent()) {
            return Reading.NOTHING;
        }
        var traced = TracedCommand.read(text);
        return Reading.of(
                traced.isEmpty() || CommandLine.of("", traced).programs().isEmpty()
                        ? output(text, line, at)
                        : execution(traced, line, at));
    }

    private Event output(String text, long line, EventTime at) {
        return new GuestOutput(at, new Origin(feed, line), InstanceReference.NONE, text, Attribution.NONE);
    }

    private Event execution(List<String> arguments, long line, EventTime at) {
        return new ProcessExecuted(
                at,
                new Origin(feed, line),
                ContainerReference.NONE,
                0,
                0,
                "",
                arguments,
                "cloud-init",
                "",
                "",
                Set.of(),
                Attribution.NONE);
    }
}
