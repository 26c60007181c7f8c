package io.tallyman.source.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallyman.event.ArtifactSource;
import io.tallyman.event.DiskDerived;
import io.tallyman.event.Event;
import io.tallyman.event.EventTime;
import io.tallyman.event.Feed;
import io.tallyman.event.InstanceReference;
import io.tallyman.event.InstanceStarted;
import io.tallyman.event.InstanceStopped;
import io.tallyman.event.MachineImage;
import io.tallyman.event.MachineImageDescribed;
import io.tallyman.source.FeedReader;
import io.tallyman.source.Parsed;
import io.tallyman.source.Peek;
import io.tallyman.source.Reading;
import io.tallyman.source.Recognition;
import io.tallyman.source.Sources;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AwsDeliveriesTest {

    private static final String CALL = Calls.ec2(
            "StartInstances", "{\"instancesSet\":{}}", "{\"instancesSet\":{\"items\":[{\"instanceId\":\"i-0a\"}]}}");

    /** What a file of this content gives, recognised by itself as of this source. */
    private static List<Event> file(String logSource, String content) throws IOException {
        var peek = Peek.of(new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)));
        var recognition = Sources.shipped().recognise(peek);
        assertThat(recognition).isInstanceOf(Recognition.Recognised.class);
        var source = ((Recognition.Recognised) recognition).source();
        assertThat(source.logSource()).isEqualTo(logSource);
        var events = new ArrayList<Event>();
        try (var reader = FeedReader.open(new Feed("file", "", "", "", ""), source, peek::whole)) {
            boolean more = true;
            while (more) {
                more = reader.next(reading -> {
                    assertThat(reading).isInstanceOf(Reading.Events.class);
                    events.addAll(((Reading.Events) reading).events());
                });
            }
        }
        return events;
    }

    private static String quoted(String json) {
        return '"' + json.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    @Test
    void aTrailsFileHoldsItsRecordsInOneObject() throws IOException {
        assertThat(file("AWS:CloudTrail", "{\"Records\":[" + CALL + "," + CALL + "]}"))
                .hasSize(2);
    }

    @Test
    void recordsMayStandOneALine() throws IOException {
        assertThat(file("AWS:CloudTrail", CALL + "\n" + CALL + "\n")).hasSize(2);
    }

    @Test
    void cloudWatchAndLookUpsCarryTheRecordAsText() throws IOException {
        assertThat(file(
                        "AWS:CloudTrail",
                        "{\"messageType\":\"DATA_MESSAGE\",\"owner\":\"111122223333\",\"logGroup\":\"trail\",\"logStream\":\"s\","
                                + "\"subscriptionFilters\":[\"all\"],\"logEvents\":[{\"id\":\"1\",\"timestamp\":1795179901000,\"message\":"
                                + quoted(CALL) + "}]}"))
                .hasSize(1);
        assertThat(file("AWS:CloudTrail", "{\"message\":" + quoted(CALL) + "}")).hasSize(1);
        assertThat(file(
                        "AWS:CloudTrail",
                        "{\"Events\":[{\"EventId\":\"e-1\",\"EventName\":\"StartInstances\",\"CloudTrailEvent\":"
                                + quoted(CALL) + "}]}"))
                .hasSize(1);
    }

    @Test
    void theBusCarriesTheRecordAsItsDetail() throws IOException {
        var delivered =
                "{\"version\":\"0\",\"id\":\"1\",\"detail-type\":\"AWS API Call via CloudTrail\",\"source\":\"aws.ec2\","
                        + "\"account\":\"111122223333\",\"time\":\"2026-11-20T13:05:09Z\",\"region\":\"eu-central-1\",\"resources\":[],\"detail\":"
                        + CALL + "}";
        var started = (InstanceStarted) file("AWS:CloudTrail", delivered).get(0);
        assertThat(started.time().instant()).isEqualTo(Calls.TIME);
        assertThat(file("AWS:EventBridge", notice("i-0a", "pending") + "\n" + delivered))
                .hasSize(1);
    }

    @Test
    void aDigestOfTheTrailIsReadInSilence() throws IOException {
        assertThat(
                        file(
                                "AWS:CloudTrail",
                                "{\"awsAccountId\":\"111122223333\",\"digestS3Bucket\":\"b\",\"logFiles\":[{\"hashValue\":\"00\"}]}"))
                .isEmpty();
    }

    @Test
    void whatIsNoRecordOrHasNoTimeIsRejectedWithAReason() {
        assertThat(Parsed.readings(
                        new CloudTrail(), "{\"a\":1}", CALL.replace(Calls.TIME, "yesterday"), "{\"eventName\":"))
                .hasSize(3)
                .allSatisfy(reading -> assertThat(reading).isInstanceOf(Reading.Rejected.class));
    }

    @Test
    void aBusWhoseFirstEventIsACallKeepsItsNotices() throws IOException {
        var call = "{\"detail-type\":\"AWS API Call via CloudTrail\",\"source\":\"aws.ec2\",\"detail\":" + CALL + "}";

        assertThat(file("AWS:CloudTrail", call + "\n" + notice("i-0b", "running")))
                .hasSize(2)
                .allMatch(InstanceStarted.class::isInstance);
    }

    private static String notice(String id, String state) {
        return """
                {"version":"0","id":"7","detail-type":"EC2 Instance State-change Notification","source":"aws.ec2",\
                "account":"111122223333","time":"2026-11-20T13:05:09Z","region":"eu-central-1",\
                "resources":["arn:aws:ec2:eu-central-1:111122223333:instance/%s"],\
                "detail":{"instance-id":"%s","state":"%s"}}""".formatted(id, id, state);
    }

    @Test
    void anInstanceThatRunsHasStarted() throws IOException {
        var started = (InstanceStarted)
                file("AWS:EventBridge", notice("i-0a", "running")).get(0);
        assertThat(started.running()).isTrue();
        assertThat(started.machine()).isEqualTo(InstanceReference.ofId("aws", Calls.ACCOUNT, Calls.REGION, "i-0a"));
        assertThat(started.time().precision()).isEqualTo(EventTime.SECOND);
    }

    @ParameterizedTest
    @CsvSource({"stopping,false", "stopped,false", "shutting-down,true", "terminated,true"})
    void anInstanceThatEndsHasStopped(String state, boolean terminated) {
        var stopped = (InstanceStopped) Parsed.event(new EventBridge(), notice("i-0a", state));
        assertThat(stopped.terminated()).isEqualTo(terminated);
    }

    @Test
    void whatOnlyBeginsOrComesOfAnotherServiceTellsNothing() {
        assertThat(Parsed.events(
                        new EventBridge(),
                        notice("i-0a", "pending"),
                        notice("i-0a", "running")
                                .replace("EC2 Instance State-change Notification", "EC2 Instance Launch Successful")))
                .isEmpty();
    }

    @Test
    void aSnapshotsNoticeTellsOfWhichDiskItIs() {
        var derived = (DiskDerived) Parsed.event(new EventBridge(), """
                {"detail-type":"EBS Snapshot Notification","source":"aws.ec2","account":"111122223333",\
                "time":"2026-11-20T13:05:09Z","region":"eu-central-1","detail":{"event":"createSnapshot","result":"succeeded",\
                "snapshot_id":"arn:aws:ec2::eu-central-1:snapshot/snap-0a","source":"arn:aws:ec2::eu-central-1:volume/vol-0a"}}""");
        assertThat(derived.id()).isEqualTo("snap-0a");
        assertThat(derived.source()).isEqualTo(new ArtifactSource(ArtifactSource.Kind.DISK, "vol-0a"));
    }

    @Test
    void anInventorySaysWhoseAnImageIsAndNotWhen() throws IOException {
        var events = file("aws:describe-images", """
                {
                    "Images": [
                        {
                            "Architecture": "x86_64",
                            "CreationDate": "2026-10-01T00:00:00.000Z",
                            "ImageId": "ami-0e",
                            "ImageLocation": "amazon/al2023",
                            "Public": true,
                            "OwnerId": "137112412989",
                            "State": "available",
                            "BlockDeviceMappings": [
                                {"DeviceName": "/dev/xvda", "Ebs": {"SnapshotId": "snap-0e", "VolumeSize": 8}},
                                {"DeviceName": "/dev/sdb", "VirtualName": "ephemeral0"}
                            ],
                            "ImageOwnerAlias": "amazon",
                            "Name": "al2023"
                        },
                        {"ImageId": "ami-0f", "OwnerId": "111122223333"}
                    ]
                }
                """);
        var first = (MachineImageDescribed) events.get(0);
        assertThat(events).hasSize(2);
        assertThat(first.image()).isEqualTo(new MachineImage("aws", "ami-0e", "137112412989", "amazon", "al2023"));
        assertThat(first.snapshots()).containsExactly("snap-0e");
        assertThat(first.time().isKnown()).isFalse();
    }
}
