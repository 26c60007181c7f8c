package io.tallyman.source.cloudinit;

import io.tallyman.event.Attribution;
import io.tallyman.event.ContainerReference;
import io.tallyman.event.Event;
import io.tallyman.event.EventTime;
import io.tallyman.event.Feed;
import io.tallyman.event.InstanceObserved;
import io.tallyman.event.InstanceReference;
import io.tallyman.event.Origin;
import io.tallyman.event.ProcessExecuted;
import io.tallyman.source.RawRecord;
import io.tallyman.source.Reading;
import io.tallyman.source.RecordParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Reads cloud-init's log. A line without its head goes on with the message before it, as a Python traceback does. */
final class CloudInitParser implements RecordParser {

    private final Feed feed;
    private final Boot boot = new Boot();
    private boolean begun;

    CloudInitParser(Feed feed) {
        this.feed = feed;
    }

    @Override
    public void accept(RawRecord record, Consumer<Reading> readings) {
        if (!record.isBlank()) {
            readings.accept(read(record.text(), record.line()));
        }
    }

    private Reading read(String text, long number) {
        var line = LogLine.read(text);
        if (line.isEmpty()) {
            return begun
                    ? Reading.NOTHING
                    : new Reading.Rejected(
                            number,
                            "The line has not the head of cloud-init's log; expected \"yyyy-MM-dd HH:mm:ss,SSS -"
                                    + " file.py[LEVEL]: message\".");
        }
        begun = true;
        return line.orElseThrow()
                .time()
                .map(time -> read(line.orElseThrow().message(), time, new Origin(feed, number)))
                .orElseGet(() -> new Reading.Rejected(
                        number,
                        "The time \"%s\" does not exist; expected yyyy-MM-dd HH:mm:ss,SSS."
                                .formatted(line.orElseThrow().stamp())));
    }

    private Reading read(String message, EventTime time, Origin origin) {
        var events = new ArrayList<Event>();
        if (boot.learns(message)) {
            events.add(observed(time, origin));
        }
        GivenCommands.read(message).ifPresent(arguments -> events.add(execution(time, origin, arguments)));
        return events.isEmpty() ? Reading.NOTHING : new Reading.Events(events);
    }

    private InstanceObserved observed(EventTime time, Origin origin) {
        var host = feed.host();
        Set<String> names = host.isEmpty() ? Set.of() : Set.of(host);
        return new InstanceObserved(time, origin, machine(), names, Set.of(), Set.of(), Map.of());
    }

    /* The log itself tells no account. */
    private InstanceReference machine() {
        var told = boot.machine();
        return told.isKnown() ? InstanceReference.ofId(told.cloud(), feed.account(), told.region(), told.id()) : told;
    }

    private ProcessExecuted execution(EventTime time, Origin origin, List<String> arguments) {
        return new ProcessExecuted(
                time,
                origin,
                ContainerReference.NONE,
                machine(),
                0,
                0,
                arguments.get(0),
                arguments,
                "cloud-init",
                "",
                "",
                Set.of(),
                Attribution.NONE);
    }
}
