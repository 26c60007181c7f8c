package io.tallyman.source.auditd;

import io.tallyman.event.Feed;
import io.tallyman.source.RawRecord;
import io.tallyman.source.RecordParser;
import io.tallyman.source.Source;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Audit events as JSON, one object each, as Laurel writes them.
 *
 * @see <a href="https://github.com/threathunters-io/laurel/blob/master/json-format.md">the format</a>
 */
public final class LaurelSource implements Source {

    @Override
    public String logSource() {
        return "laurel";
    }

    @Override
    public String format() {
        return "Laurel, JSON lines";
    }

    @Override
    public Framing framing() {
        return Framing.JSON;
    }

    /** Whether every object has Laurel's id, {@code "ID":"SECONDS.MILLIS:SERIAL"}, or nearly every: a head may be cut off. */
    @Override
    public boolean recognises(List<RawRecord> sample) {
        long good = sample.stream().filter(LaurelSource::hasId).count();
        return good * 2 > sample.size();
    }

    private static boolean hasId(RawRecord record) {
        if (record.firstByte() != '{') {
            return false;
        }
        var head = new String(
                record.bytes(), record.offset(), Math.min(record.length(), 128), StandardCharsets.ISO_8859_1);
        int at = head.indexOf("\"ID\"");
        int colon = at < 0 ? -1 : head.indexOf(':', at);
        int quote = colon < 0 ? -1 : head.indexOf('"', colon);
        int end = quote < 0 ? -1 : head.indexOf('"', quote + 1);
        return end > 0 && LaurelId.read(head.substring(quote + 1, end)).isPresent();
    }

    @Override
    public RecordParser open(Feed feed) {
        return new LaurelParser(feed);
    }
}
