package io.tallyman.source.sysmon;

import io.tallyman.event.Feed;
import io.tallyman.source.RawRecord;
import io.tallyman.source.RecordParser;
import io.tallyman.source.Source;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Sysmon's events as XML: an event a line, as forwarders and {@code wevtutil} write them, spread over lines, or an
 * {@code <Events>} export; also behind syslog's head, as Sysmon for Linux writes them.
 *
 * @see <a href="https://learn.microsoft.com/en-us/sysinternals/downloads/sysmon#events">Sysmon's events</a>
 */
public final class SysmonXml implements Source {

    private static final Pattern PROVIDER =
            Pattern.compile("<Provider\\s{1,9}Name\\s?=\\s?['\"](?:Microsoft-Windows|Linux)-Sysmon['\"]");

    @Override
    public String logSource() {
        return "WinEventLog:Sysmon";
    }

    @Override
    public String format() {
        return "Sysmon's events, XML";
    }

    @Override
    public Framing framing() {
        return Framing.LINES;
    }

    /** Whether the text begins as an export of events does, and one of the first is Sysmon's. */
    @Override
    public boolean recognises(List<RawRecord> sample) {
        return sample.stream().limit(1).map(RawRecord::text).anyMatch(SysmonXml::mayBegin)
                && sample.stream().noneMatch(record -> record.firstByte() == '{' || record.firstByte() == '[')
                && sample.stream().anyMatch(record -> hasEvent(record.text()))
                && sample.stream()
                        .anyMatch(record -> PROVIDER.matcher(record.text()).find());
    }

    private static boolean mayBegin(String line) {
        return line.stripLeading().startsWith("<") || hasEvent(line);
    }

    private static boolean hasEvent(String text) {
        int tag = text.indexOf("<Event");
        while (tag >= 0 && !XmlEvents.opens(text, tag)) {
            tag = text.indexOf("<Event", tag + 1);
        }
        return tag >= 0;
    }

    @Override
    public RecordParser open(Feed feed) {
        return new XmlEvents(feed);
    }
}
