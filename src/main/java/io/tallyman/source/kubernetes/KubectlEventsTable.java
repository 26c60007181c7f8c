package io.tallyman.source.kubernetes;

import io.tallyman.event.Feed;
import io.tallyman.source.RawRecord;
import io.tallyman.source.Reading;
import io.tallyman.source.RecordParser;
import io.tallyman.source.Source;
import java.util.List;
import java.util.regex.Pattern;

/** The table that kubectl prints of Events. It is known by sight so that it can be refused with the way out. */
public final class KubectlEventsTable implements Source {

    private static final Pattern HEADER = Pattern.compile("(NAMESPACE +)?LAST SEEN +TYPE +REASON +OBJECT .*");

    @Override
    public String logSource() {
        return "kubernetes:events";
    }

    @Override
    public String format() {
        return "table of kubectl, which cannot be used";
    }

    @Override
    public Framing framing() {
        return Framing.LINES;
    }

    @Override
    public boolean recognises(List<RawRecord> sample) {
        return sample.stream().anyMatch(KubectlEventsTable::isHeader);
    }

    @Override
    public RecordParser open(Feed feed) {
        return (record, readings) -> {
            if (isHeader(record)) {
                readings.accept(Reading.NOTHING);
                return;
            }
            readings.accept(new Reading.Rejected(
                    record.line(),
                    "A table row holds neither an absolute time nor the pod's uid: expected the output of"
                            + " \"kubectl get events -A -o json\"."));
        };
    }

    private static boolean isHeader(RawRecord record) {
        return record.length() < 1024 && HEADER.matcher(record.text().strip()).matches();
    }
}
