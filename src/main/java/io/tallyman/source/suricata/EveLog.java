package io.tallyman.source.suricata;

import io.tallyman.event.Feed;
import io.tallyman.source.RawRecord;
import io.tallyman.source.RecordParser;
import io.tallyman.source.Source;
import io.tallyman.source.Times;
import java.util.List;
import tools.jackson.core.JacksonException;

/**
 * Suricata's EVE log: one JSON object a line, of many types.
 *
 * @see <a href="https://docs.suricata.io/en/latest/output/eve/eve-json-format.html">EVE JSON format</a>
 */
public final class EveLog implements Source {

    @Override
    public String logSource() {
        return "NSM:Flow";
    }

    @Override
    public String format() {
        return "Suricata EVE JSON";
    }

    @Override
    public Framing framing() {
        return Framing.LINES;
    }

    /** Whether most of the records have an EVE time and type, a flow's id, and an object named as the type or an interface. */
    @Override
    public boolean recognises(List<RawRecord> sample) {
        var record = new EveRecord();
        return sample.stream().filter(raw -> isEve(record, raw)).count() * 2 > sample.size();
    }

    private static boolean isEve(EveRecord record, RawRecord raw) {
        if (raw.firstByte() != '{') {
            return false;
        }
        try {
            record.load(raw, true);
        } catch (JacksonException malformed) {
            return false;
        }
        return !record.type.isEmpty()
                && (record.sections.contains(record.type) || record.hasInterface)
                && (record.hasFlow || record.type.equals("stats"))
                && Times.iso(record.timestamp).isPresent();
    }

    @Override
    public RecordParser open(Feed feed) {
        return new EveParser(feed);
    }
}
