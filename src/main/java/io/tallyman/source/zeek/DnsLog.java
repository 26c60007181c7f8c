package io.tallyman.source.zeek;

import io.tallyman.event.Feed;
import io.tallyman.source.RawRecord;
import io.tallyman.source.RecordParser;
import io.tallyman.source.Source;
import java.util.List;

/**
 * Zeek's look-ups: the name asked for, and the addresses among the answers.
 *
 * @see <a href="https://docs.zeek.org/en/master/logs/dns.html">dns.log</a>
 */
public final class DnsLog implements Source {

    @Override
    public String logSource() {
        return Kind.DNS.logSource;
    }

    @Override
    public String format() {
        return "Zeek dns.log, tab separated or JSON";
    }

    @Override
    public Framing framing() {
        return Framing.LINES;
    }

    @Override
    public boolean recognises(List<RawRecord> sample) {
        return Sight.of(sample) == Kind.DNS;
    }

    @Override
    public RecordParser open(Feed feed) {
        return new ZeekParser(feed);
    }
}
