package io.tallyman.source.cloudinit;

import io.tallyman.event.Feed;
import io.tallyman.source.RawRecord;
import io.tallyman.source.RecordParser;
import io.tallyman.source.Source;
import java.util.List;

/**
 * cloud-init's own log, {@code /var/log/cloud-init.log}: which scripts it ran and on which instance. It names no host.
 *
 * @see <a href="https://docs.cloud-init.io/en/latest/reference/base_config_reference.html#logging">cloud-init's logging</a>
 */
public final class CloudInitLog implements Source {

    @Override
    public String logSource() {
        return "linux:cloud-init";
    }

    @Override
    public String format() {
        return "cloud-init.log";
    }

    @Override
    public Framing framing() {
        return Framing.LINES;
    }

    /** Whether most lines have its shape, one of them beyond doubt, and none is a bare banner, as its output log has. */
    @Override
    public boolean recognises(List<RawRecord> sample) {
        var texts = sample.stream().map(RawRecord::text).toList();
        var lines = texts.stream().flatMap(text -> LogLine.read(text).stream()).toList();
        return lines.size() * 2 > texts.size()
                && lines.stream().anyMatch(LogLine::isDistinct)
                && texts.stream().noneMatch(Banner::begins);
    }

    @Override
    public RecordParser open(Feed feed) {
        return new CloudInitParser(feed);
    }
}
