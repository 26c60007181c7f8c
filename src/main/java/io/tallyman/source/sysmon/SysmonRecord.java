package io.tallyman.source.sysmon;

import io.tallyman.event.EventTime;
import io.tallyman.event.Feed;
import io.tallyman.event.InstanceReference;
import io.tallyman.source.Reading;
import io.tallyman.source.Times;
import java.util.Map;
import java.util.Optional;

/**
 * One record of a Windows event log, whatever form it was written in. Texts that it does not hold are empty.
 *
 * @param provider what wrote it, or the channel it was written to
 * @param id the number that says what happened, as text
 * @param computer the machine's full name
 * @param written when the log took it, in RFC 3339
 * @param machine the instance, where the shipper tells it
 * @param account the shipper's cloud account
 * @param data what the event says, by Sysmon's names
 */
record SysmonRecord(
        String provider,
        String id,
        String computer,
        String written,
        InstanceReference machine,
        String account,
        Map<String, String> data) {

    SysmonRecord {
        data = Map.copyOf(data);
    }

    /** Whether Sysmon wrote it; an export may leave out who did, but hardly both of these. */
    boolean isSysmon() {
        return provider.isEmpty()
                ? data.containsKey("UtcTime") && data.containsKey("ProcessGuid")
                : provider.startsWith("Microsoft-Windows-Sysmon") || provider.startsWith("Linux-Sysmon");
    }

    /** What it tells; nothing, where it is of another provider, or of an event that no analytic asks for. */
    Reading reading(Feed feed, long line) {
        if (!isSysmon() || !SysmonEvent.TOLD.contains(id)) {
            return Reading.NOTHING;
        }
        var time = time();
        if (time.isEmpty()) {
            return new Reading.Rejected(
                    line,
                    "Event %s of Sysmon has no time (UtcTime is \"%s\"); expected yyyy-MM-dd HH:mm:ss.SSS."
                            .formatted(id, field("UtcTime")));
        }
        return new SysmonEvent(this, time.orElseThrow(), feed.withHost(computer).withAccount(account), line).reading();
    }

    private Optional<EventTime> time() {
        return utc(field("UtcTime")).or(() -> Times.iso(written));
    }

    /* Sysmon's own shape as one that is read without a formatter. */
    private static Optional<EventTime> utc(String text) {
        boolean usual = text.length() == 23 && text.charAt(10) == ' ';
        return Times.iso(usual ? text.replace(' ', 'T') + "Z" : text);
    }

    /** A field's text; empty where it is absent or Sysmon's dash for nothing. */
    String field(String name) {
        var text = data.getOrDefault(name, "").strip();
        return text.equals("-") ? "" : text;
    }
}
