package io.tallyman.source.aws;

import io.tallyman.event.Feed;
import io.tallyman.source.Json;
import io.tallyman.source.RawRecord;
import io.tallyman.source.Reading;
import io.tallyman.source.RecordParser;
import io.tallyman.source.Source;
import io.tallyman.source.TreeParser;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** AWS's VPC flow logs as messages of CloudWatch Logs in JSON: each object has a row as its {@code message}. */
public final class VpcFlowLogJson implements Source {

    @Override
    public String logSource() {
        return VpcFlowLog.NAME;
    }

    @Override
    public Set<String> alsoCalled() {
        return VpcFlowLog.WIDER;
    }

    @Override
    public String format() {
        return "AWS VPC flow logs, messages of CloudWatch Logs in JSON";
    }

    @Override
    public Framing framing() {
        return Framing.JSON;
    }

    @Override
    public boolean recognises(List<RawRecord> sample) {
        return TreeParser.first(sample)
                .flatMap(VpcFlowLogJson::message)
                .filter(FlowLines::isOne)
                .isPresent();
    }

    private static Optional<String> message(JsonNode node) {
        return Json.firstText(node, "message", "@message").or(() -> Json.firstText(node.path("event"), "original"));
    }

    @Override
    public RecordParser open(Feed feed) {
        var lines = new FlowLines(feed);
        return new TreeParser(
                feed,
                "a message of CloudWatch Logs",
                (node, ignored, line) -> message(node)
                        .map(row -> lines.read(row, line))
                        .orElseGet(() -> new Reading.Rejected(
                                line, "The object has no message; expected a row of a flow log.")));
    }
}
