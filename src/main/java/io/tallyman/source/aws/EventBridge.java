package io.tallyman.source.aws;

import io.tallyman.event.ArtifactSource;
import io.tallyman.event.ArtifactSource.Kind;
import io.tallyman.event.Attribution;
import io.tallyman.event.DiskDerived;
import io.tallyman.event.EventTime;
import io.tallyman.event.Feed;
import io.tallyman.event.InstanceReference;
import io.tallyman.event.InstanceStarted;
import io.tallyman.event.InstanceStopped;
import io.tallyman.event.Origin;
import io.tallyman.source.Json;
import io.tallyman.source.RawRecord;
import io.tallyman.source.Reading;
import io.tallyman.source.RecordParser;
import io.tallyman.source.Source;
import io.tallyman.source.TreeParser;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Notices of Amazon EventBridge: how an instance's state changes, and which snapshot was made of what. API calls that it
 * delivers among them are read as CloudTrail's.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/monitoring-instance-state-changes.html">Instance
 *     state changes</a>
 * @see <a href="https://docs.aws.amazon.com/ebs/latest/userguide/ebs-cloud-watch-events.html">EBS's notices</a>
 */
public final class EventBridge implements Source {

    @Override
    public String logSource() {
        return "AWS:EventBridge";
    }

    @Override
    public String format() {
        return "Amazon EventBridge events, JSON";
    }

    @Override
    public Framing framing() {
        return Framing.JSON;
    }

    @Override
    public boolean recognises(List<RawRecord> sample) {
        return TreeParser.first(sample)
                .filter(node -> isNotice(node) && !TrailRecord.isOne(node.path("detail")))
                .isPresent();
    }

    /** Whether it is an event of the bus, from a service of AWS. */
    static boolean isNotice(JsonNode node) {
        return !Json.text(node, "detail-type").isEmpty()
                && node.path("detail").isObject()
                && Json.text(node, "source").startsWith("aws.");
    }

    @Override
    public RecordParser open(Feed feed) {
        return new TreeParser(feed, "an event of EventBridge", EventBridge::read);
    }

    /** The events of a record of the bus. */
    static Reading read(JsonNode node, Feed feed, long line) {
        if (!isNotice(node)) {
            return new Reading.Rejected(
                    line, "The record has no source of AWS, detail-type and detail; expected an EventBridge event.");
        }
        if (TrailRecord.isOne(node.path("detail"))) {
            return CloudTrail.read(List.of(node.path("detail")), feed, line);
        }
        var time = TrailRecord.wholeSeconds(Json.text(node, "time"));
        if (time.isEmpty()) {
            return new Reading.Rejected(line, "time (%s) is no ISO time.".formatted(Json.text(node, "time")));
        }
        var origin = new Origin(feed.withAccount(Json.text(node, "account")), line);
        return switch (Json.text(node, "detail-type")) {
            case "EC2 Instance State-change Notification" -> changed(node, time.get(), origin);
            case "EBS Snapshot Notification" -> snapshot(node.path("detail"), time.get(), origin);
            default -> Reading.NOTHING;
        };
    }

    private static Reading changed(JsonNode node, EventTime time, Origin origin) {
        var id = Json.text(node, "detail", "instance-id");
        var state = Json.text(node, "detail", "state");
        if (id.isEmpty() || state.isEmpty()) {
            return new Reading.Rejected(origin.line(), "detail names no instance-id and state; expected both.");
        }
        var machine = InstanceReference.ofId(TrailRecord.CLOUD, origin.feed().account(), Json.text(node, "region"), id);
        return switch (state) {
            case "running" -> Reading.of(new InstanceStarted(time, origin, machine, "", true, Attribution.NONE));
            case "stopping", "stopped" -> Reading.of(new InstanceStopped(time, origin, machine, false));
            case "shutting-down", "terminated" -> Reading.of(new InstanceStopped(time, origin, machine, true));
            default -> Reading.NOTHING;
        };
    }

    /* "snapshot_id":"arn:aws:ec2::us-west-2:snapshot/snap-…","source":"arn:aws:ec2::us-west-2:volume/vol-…" */
    private static Reading snapshot(JsonNode detail, EventTime time, Origin origin) {
        var made = resource(Json.text(detail, "snapshot_id"));
        var from = resource(Json.text(detail, "source"));
        var isOfDisk = from.startsWith("vol-");
        if (!Json.text(detail, "result").equals("succeeded")
                || !made.startsWith("snap-")
                || !(isOfDisk || from.startsWith("snap-"))) {
            return Reading.NOTHING;
        }
        var source = new ArtifactSource(isOfDisk ? Kind.DISK : Kind.SNAPSHOT, from);
        return made.equals(from)
                ? Reading.NOTHING
                : Reading.of(new DiskDerived(time, origin, TrailRecord.CLOUD, made, source));
    }

    private static String resource(String arn) {
        return arn.substring(arn.lastIndexOf('/') + 1);
    }
}
