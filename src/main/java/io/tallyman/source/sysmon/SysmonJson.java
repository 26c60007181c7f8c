package io.tallyman.source.sysmon;

import io.tallyman.event.Feed;
import io.tallyman.source.RawRecord;
import io.tallyman.source.Reading;
import io.tallyman.source.RecordParser;
import io.tallyman.source.Source;
import io.tallyman.source.TreeParser;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Sysmon's events as JSON: of Winlogbeat and Elastic Agent, also behind their module for Sysmon; the event's XML turned
 * into JSON ({@code System}, {@code EventData}); and one flat object ({@code EventID}, {@code Image} …).
 *
 * @see <a href="https://www.elastic.co/docs/reference/beats/winlogbeat/exported-fields-winlog">Winlogbeat's fields</a>
 */
public final class SysmonJson implements Source {

    @Override
    public String logSource() {
        return "WinEventLog:Sysmon";
    }

    @Override
    public String format() {
        return "Sysmon's events, JSON";
    }

    @Override
    public Framing framing() {
        return Framing.JSON;
    }

    /** Whether the text begins with an event of Windows, and one of the first is Sysmon's. */
    @Override
    public boolean recognises(List<RawRecord> sample) {
        return TreeParser.first(sample).flatMap(JsonRecord::read).isPresent()
                && sample.stream().anyMatch(record -> TreeParser.passes(record, SysmonJson::isSysmon));
    }

    private static boolean isSysmon(JsonNode record) {
        return JsonRecord.read(record).filter(SysmonRecord::isSysmon).isPresent();
    }

    @Override
    public RecordParser open(Feed feed) {
        return new TreeParser(feed, "an event of Sysmon", SysmonJson::read);
    }

    private static Reading read(JsonNode record, Feed feed, long line) {
        return JsonRecord.read(record)
                .map(read -> read.reading(feed, line))
                .orElseGet(
                        () -> new Reading.Rejected(
                                line,
                                "The record has neither winlog, System nor EventID with a channel; expected an event of Windows."));
    }
}
