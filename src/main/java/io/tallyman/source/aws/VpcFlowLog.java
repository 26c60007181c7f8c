package io.tallyman.source.aws;

import io.tallyman.event.Feed;
import io.tallyman.source.RawRecord;
import io.tallyman.source.Reading;
import io.tallyman.source.RecordParser;
import io.tallyman.source.Source;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * AWS's VPC flow logs as text: the files in S3, whose first line names the columns, or bare rows.
 *
 * @see <a href="https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs.html">VPC flow logs</a>
 */
public final class VpcFlowLog implements Source {

    static final String NAME = "AWS:VPCFlowLogs";
    static final Set<String> WIDER = Set.of("NSM:Flow");

    @Override
    public String logSource() {
        return NAME;
    }

    @Override
    public Set<String> alsoCalled() {
        return WIDER;
    }

    @Override
    public String format() {
        return "AWS VPC flow logs, text";
    }

    @Override
    public Framing framing() {
        return Framing.LINES;
    }

    @Override
    public boolean recognises(List<RawRecord> sample) {
        return !sample.isEmpty() && FlowLines.isOne(sample.get(0).text());
    }

    @Override
    public RecordParser open(Feed feed) {
        return new Parser(feed);
    }

    private static final class Parser implements RecordParser {
        private final FlowLines lines;

        private Parser(Feed feed) {
            lines = new FlowLines(feed);
        }

        @Override
        public void accept(RawRecord record, Consumer<Reading> readings) {
            if (!record.isBlank()) {
                readings.accept(lines.read(record.text(), record.line()));
            }
        }
    }
}
