package io.tallyman.source.aws;

import io.tallyman.event.Event;
import io.tallyman.event.Feed;
import io.tallyman.source.Json;
import io.tallyman.source.RawRecord;
import io.tallyman.source.Reading;
import io.tallyman.source.RecordParser;
import io.tallyman.source.Source;
import io.tallyman.source.TreeParser;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * AWS's log of API calls: as the files of a trail, one record a line, or in what delivers them.
 *
 * @see <a href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference.html">CloudTrail
 *     events</a>
 */
public final class CloudTrail implements Source {

    @Override
    public String logSource() {
        return "AWS:CloudTrail";
    }

    @Override
    public String format() {
        return "AWS CloudTrail records, JSON, also from EventBridge and CloudWatch Logs";
    }

    @Override
    public Framing framing() {
        return Framing.JSON;
    }

    @Override
    public boolean recognises(List<RawRecord> sample) {
        return TreeParser.first(sample).filter(CloudTrail::isOurs).isPresent();
    }

    private static boolean isOurs(JsonNode node) {
        return isDigest(node) || !TrailEnvelope.records(node).isEmpty();
    }

    /** The hourly list of a trail's files and their hashes, which lies beside them. */
    private static boolean isDigest(JsonNode node) {
        return node.has("digestS3Bucket") && node.path("logFiles").isArray();
    }

    @Override
    public RecordParser open(Feed feed) {
        return new TreeParser(feed, "a record of CloudTrail", CloudTrail::read);
    }

    private static Reading read(JsonNode node, Feed feed, long line) {
        if (isDigest(node)) {
            return Reading.NOTHING;
        }
        var records = TrailEnvelope.records(node);
        if (records.isEmpty()) {
            return EventBridge.isNotice(node)
                    ? EventBridge.read(node, feed, line)
                    : new Reading.Rejected(
                            line,
                            "The record has no eventName, eventSource and eventTime; expected a CloudTrail record.");
        }
        return read(records, feed, line);
    }

    /** The events of these records; a rejection where one of them has no time. */
    static Reading read(List<JsonNode> records, Feed feed, long line) {
        var events = new ArrayList<Event>();
        for (var record : records) {
            var call = TrailRecord.read(record, feed, line);
            if (call.isEmpty()) {
                return new Reading.Rejected(
                        line, "eventTime (%s) is no ISO time.".formatted(Json.text(record, "eventTime")));
            }
            events.addAll(TrailMeaning.of(call.get()));
        }
        return events.isEmpty() ? Reading.NOTHING : new Reading.Events(events);
    }
}
