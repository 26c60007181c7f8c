package io.tallyman.source.auditd;

import io.tallyman.event.Feed;
import io.tallyman.source.RawRecord;
import io.tallyman.source.Reading;
import io.tallyman.source.RecordParser;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Reads audit records as text and joins those of one event. */
final class AuditdParser implements RecordParser {

    private final Feed feed;
    private final Header header = new Header();
    private final Records records = new Records();
    private final Runtimes runtimes = new Runtimes();
    private final Map<String, OpenCalls> nodes = new HashMap<>();
    private byte[] lastNode = new byte[0];
    private OpenCalls last;

    AuditdParser(Feed feed) {
        this.feed = feed;
        last = new OpenCalls(feed);
        nodes.put("", last);
    }

    @Override
    public void accept(RawRecord record, Consumer<Reading> readings) {
        if (record.isBlank() || Remarks.isOne(record)) {
            return;
        }
        var problem = header.read(record);
        if (!problem.isEmpty()) {
            readings.accept(new Reading.Rejected(record.line(), problem + "."));
            return;
        }
        var type = header.type();
        if (type == RecordType.OTHER) {
            return;
        }
        var calls = node(record.bytes());
        if (type == RecordType.EOE && !calls.holds(header.millis(), header.serial())) {
            return;
        }
        var call = calls.at(header.millis(), header.serial(), record.line(), done -> handOn(done, readings));
        records.read(type, record.bytes(), header.body(), header.end(), call);
        if (type == RecordType.EOE || (type == RecordType.PROCTITLE && call.known)) {
            calls.close(call, done -> handOn(done, readings));
        }
    }

    @Override
    public void end(Consumer<Reading> readings) {
        nodes.values().forEach(calls -> calls.end(call -> handOn(call, readings)));
    }

    private void handOn(AuditedCall call, Consumer<Reading> readings) {
        var events = call.events(runtimes);
        if (!events.isEmpty()) {
            readings.accept(new Reading.Events(events));
        }
    }

    /** The open calls of the node that the record names. */
    private OpenCalls node(byte[] bytes) {
        int start = header.nodeStart();
        int end = header.nodeEnd();
        if (!Arrays.equals(bytes, start, end, lastNode, 0, lastNode.length)) {
            lastNode = Arrays.copyOfRange(bytes, start, end);
            var name = new String(lastNode, StandardCharsets.UTF_8);
            last = nodes.computeIfAbsent(name, key -> new OpenCalls(feed.withHost(key)));
        }
        return last;
    }
}
