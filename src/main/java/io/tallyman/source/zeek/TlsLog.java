package io.tallyman.source.zeek;

import io.tallyman.event.Feed;
import io.tallyman.source.RawRecord;
import io.tallyman.source.RecordParser;
import io.tallyman.source.Source;
import java.util.List;

/**
 * Zeek's TLS handshakes: the server name that the client sent, and the address it sent it to.
 *
 * @see <a href="https://docs.zeek.org/en/master/logs/ssl.html">ssl.log</a>
 */
public final class TlsLog implements Source {

    @Override
    public String logSource() {
        return Kind.TLS.logSource;
    }

    @Override
    public String format() {
        return "Zeek ssl.log, tab separated or JSON";
    }

    @Override
    public Framing framing() {
        return Framing.LINES;
    }

    @Override
    public boolean recognises(List<RawRecord> sample) {
        return Sight.of(sample) == Kind.TLS;
    }

    @Override
    public RecordParser open(Feed feed) {
        return new ZeekParser(feed);
    }
}
