package io.tallyman.source.auditd;

import io.tallyman.event.Feed;
import io.tallyman.source.RawRecord;
import io.tallyman.source.RecordParser;
import io.tallyman.source.Source;
import java.util.List;

/**
 * The audit log as text: auditd's {@code audit.log} in its RAW and ENRICHED formats, with or without {@code node=}, the
 * same lines relayed by syslog or printed by ausearch, and those that the kernel prints itself where no auditd runs.
 *
 * @see <a href="https://github.com/linux-audit/audit-documentation/wiki/SPEC-Audit-Event-Enrichment">the enriched format</a>
 */
public final class AuditdSource implements Source {

    @Override
    public String logSource() {
        return "auditd:SYSCALL";
    }

    @Override
    public String format() {
        return "Linux audit records, raw or enriched";
    }

    @Override
    public Framing framing() {
        return Framing.LINES;
    }

    /** Whether most of the lines are audit records; remarks between them do not count. */
    @Override
    public boolean recognises(List<RawRecord> sample) {
        var header = new Header();
        var records = sample.stream().filter(record -> !Remarks.isOne(record)).toList();
        long good = records.stream()
                .filter(record -> record.firstByte() != '{')
                .filter(record -> header.read(record).isEmpty())
                .count();
        return good * 2 > records.size();
    }

    @Override
    public RecordParser open(Feed feed) {
        return new AuditdParser(feed);
    }
}
