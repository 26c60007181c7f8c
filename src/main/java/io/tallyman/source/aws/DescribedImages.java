package io.tallyman.source.aws;

import io.tallyman.event.EventTime;
import io.tallyman.event.Feed;
import io.tallyman.event.MachineImage;
import io.tallyman.event.MachineImageDescribed;
import io.tallyman.event.Origin;
import io.tallyman.source.Json;
import io.tallyman.source.RawRecord;
import io.tallyman.source.Reading;
import io.tallyman.source.RecordParser;
import io.tallyman.source.Source;
import io.tallyman.source.TreeParser;
import java.util.HashSet;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * The answer of {@code aws ec2 describe-images}: whose an image is and what it is called, which no call's record tells.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Image.html">Image</a>
 */
public final class DescribedImages implements Source {

    @Override
    public String logSource() {
        return "aws:describe-images";
    }

    @Override
    public String format() {
        return "output of aws ec2 describe-images, JSON";
    }

    @Override
    public Framing framing() {
        return Framing.JSON;
    }

    @Override
    public boolean recognises(List<RawRecord> sample) {
        return TreeParser.first(sample).filter(DescribedImages::isImage).isPresent();
    }

    private static boolean isImage(JsonNode node) {
        return Json.text(node, "ImageId").startsWith("ami-") && (node.has("OwnerId") || node.has("ImageLocation"));
    }

    @Override
    public RecordParser open(Feed feed) {
        return new TreeParser(feed, "an image of describe-images", DescribedImages::read);
    }

    private static Reading read(JsonNode node, Feed feed, long line) {
        if (!isImage(node)) {
            return node.path("Images").isArray() && node.path("Images").isEmpty()
                    ? Reading.NOTHING
                    : new Reading.Rejected(
                            line,
                            "The object has no ImageId (ami-…) with an OwnerId; expected an image of describe-images.");
        }
        var snapshots = new HashSet<String>();
        for (var device : node.path("BlockDeviceMappings")) {
            var snapshot = Json.text(device, "Ebs", "SnapshotId");
            if (!snapshot.isEmpty()) {
                snapshots.add(snapshot);
            }
        }
        var image = new MachineImage(
                TrailRecord.CLOUD,
                Json.text(node, "ImageId"),
                Json.text(node, "OwnerId"),
                Json.text(node, "ImageOwnerAlias"),
                Json.text(node, "Name"));
        return Reading.of(new MachineImageDescribed(EventTime.UNKNOWN, new Origin(feed, line), image, snapshots));
    }
}
