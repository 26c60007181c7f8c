package io.tallyman.source.zeek;

import io.tallyman.event.Feed;
import io.tallyman.source.RawRecord;
import io.tallyman.source.RecordParser;
import io.tallyman.source.Source;
import java.util.List;

/**
 * Zeek's connections: one record each, written when the connection ends, with the time it began.
 *
 * @see <a href="https://docs.zeek.org/en/master/logs/conn.html">conn.log</a>
 */
public final class ConnectionLog implements Source {

    @Override
    public String logSource() {
        return Kind.CONNECTION.logSource;
    }

    @Override
    public String format() {
        return "Zeek conn.log, tab separated or JSON";
    }

    @Override
    public Framing framing() {
        return Framing.LINES;
    }

    @Override
    public boolean recognises(List<RawRecord> sample) {
        return Sight.of(sample) == Kind.CONNECTION;
    }

    @Override
    public RecordParser open(Feed feed) {
        return new ZeekParser(feed);
    }
}
