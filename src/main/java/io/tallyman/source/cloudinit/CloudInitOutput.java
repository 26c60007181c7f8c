package io.tallyman.source.cloudinit;

import io.tallyman.event.Feed;
import io.tallyman.source.RawRecord;
import io.tallyman.source.RecordParser;
import io.tallyman.source.Source;
import java.util.List;

/**
 * What cloud-init and all that it runs print, {@code /var/log/cloud-init-output.log}: text without form, host or times.
 * Only cloud-init's banners tell the time: a line has that of the latest banner before it, or where none is before it, of
 * the first. Its precision is given as a second, the banner's; how long after the banner a line was printed is not known.
 *
 * @see <a href="https://docs.cloud-init.io/en/latest/reference/user_files.html">cloud-init's files</a>
 */
public final class CloudInitOutput implements Source {

    @Override
    public String logSource() {
        return "linux:cloud-init-output";
    }

    @Override
    public String format() {
        return "cloud-init-output.log";
    }

    @Override
    public Framing framing() {
        return Framing.LINES;
    }

    /** Whether a stage's banner is among the first lines. */
    @Override
    public boolean recognises(List<RawRecord> sample) {
        return sample.stream().map(RawRecord::text).anyMatch(Banner::begins);
    }

    @Override
    public RecordParser open(Feed feed) {
        return new OutputParser(feed);
    }
}
