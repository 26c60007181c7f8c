package io.tallyman.source.gcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallyman.event.ArtifactSource;
import io.tallyman.event.ArtifactSource.Kind;
import io.tallyman.event.DiskDerived;
import io.tallyman.event.EventTime;
import io.tallyman.event.InstanceLaunched;
import io.tallyman.event.InstanceReference;
import io.tallyman.event.InstanceStarted;
import io.tallyman.event.MachineImage;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LaunchTest {

    private static final CloudAudit AUDIT = new CloudAudit();
    private static final String FIRST = "\"first\":true";
    private static final String LAST = "\"last\":true";
    private static final String INSERT = "v1.compute.instances.insert";
    private static final InstanceReference MACHINE =
            new InstanceReference("gcp", "shop", "europe-west1-b", CloudLogs.ID, CloudLogs.VM, "");

    private static String boot(String parameters) {
        return "\"request\":{\"disks\":[{\"initializeParams\":{\"sourceImage\":\"projects/data/global/images/d\"}},"
                + "{\"boot\":true," + parameters + "}]}";
    }

    private static String made(String image) {
        return boot("\"initializeParams\":{\"sourceImage\":\"%s\"}".formatted(image));
    }

    private static InstanceLaunched launched(String payload) {
        return CloudLogs.only(InstanceLaunched.class, AUDIT, CloudLogs.entry(INSERT, FIRST, payload));
    }

    @Test
    void aLaunchTellsMachineImageCallerAndNetwork() {
        var launch = launched("""
                "request":{"name":"web-1","labels":[{"key":"env","value":"prod"}],"metadata":{"items":[{"key":"startup-script"}]},
                "networkInterfaces":[{"network":"global/networks/main","networkIP":"10.1.0.9",
                 "subnetwork":"https://www.googleapis.com/compute/v1/projects/shop/regions/europe-west1/subnetworks/front",
                 "accessConfigs":[{"natIP":"203.0.113.4"}]}],
                "disks":[{"boot":true,"initializeParams":
                 {"sourceImage":"https://www.googleapis.com/compute/beta/projects/evil-images/global/images/fast-miner-3"}}]}""");
        assertThat(launch.machine()).isEqualTo(MACHINE);
        assertThat(launch.image())
                .isEqualTo(new MachineImage(
                        "gcp", "projects/evil-images/global/images/fast-miner-3", "evil-images", "", "fast-miner-3"));
        assertThat(launch.source()).isEqualTo(ArtifactSource.UNKNOWN);
        assertThat(launch.user()).isEqualTo("dev@corp.example");
        assertThat(launch.caller()).isEmpty();
        assertThat(launch.hostNames())
                .containsExactlyInAnyOrder("web-1", "web-1.europe-west1-b.c.shop.internal", "web-1.c.shop.internal");
        assertThat(launch.addresses()).containsExactlyInAnyOrder("10.1.0.9", "203.0.113.4");
        assertThat(launch.network()).isEqualTo("projects/shop/global/networks/main");
        assertThat(launch.subnet()).isEqualTo("projects/shop/regions/europe-west1/subnetworks/front");
        assertThat(launch.tags()).isEqualTo(Map.of("env", "prod"));
        assertThat(launch.userData()).isTrue();
        assertThat(launch.origin().feed().account()).isEqualTo("shop");
        assertThat(launch.time())
                .isEqualTo(new EventTime(Instant.parse("2026-11-20T13:05:01.123456Z"), EventTime.MICROSECOND));
    }

    @ParameterizedTest
    @CsvSource({
        "projects/debian-cloud/global/images/family/debian-12, projects/debian-cloud/global/images/family/debian-12",
        "global/images/own-1, projects/shop/global/images/own-1",
        "own-1, projects/shop/global/images/own-1",
        "family/own, projects/shop/global/images/family/own",
        "projects/900100/global/images/own-1, projects/shop/global/images/own-1",
        "projects/900200/global/images/x, projects/900200/global/images/x"
    })
    void anImageIsNamedByItsWholePath(String written, String path) {
        var record = CloudLogs.entry(
                INSERT, FIRST, "projects/900100/zones/europe-west1-b/instances/web-1", "NOTICE", made(written));
        var launch = CloudLogs.only(InstanceLaunched.class, AUDIT, record);
        assertThat(launch.image().id()).isEqualTo(path);
        assertThat(launch.image().owner()).isEqualTo(path.split("/", -1)[1]);
        assertThat(launch.machine()).isEqualTo(MACHINE);
    }

    @Test
    void theImageThatAFamilyWasResolvedToIsPreferred() {
        var launch = launched(made("projects/debian-cloud/global/images/family/debian-12")
                + ",\"response\":{\"disks\":[{\"boot\":true,\"initializeParams\":"
                + "{\"sourceImage\":\"projects/debian-cloud/global/images/debian-12-v20261101\"}}]}");
        assertThat(launch.image().name()).isEqualTo("debian-12-v20261101");
    }

    @Test
    void theBootDiskDescendsFromTheImage() {
        var named = CloudLogs.entry(
                INSERT,
                FIRST,
                boot("\"initializeParams\":{\"diskName\":\"root\",\"sourceImage\":\"projects/a/global/images/b\"}"));
        var unnamed = CloudLogs.entry(INSERT, FIRST, made("projects/a/global/images/b"));
        var source = new ArtifactSource(Kind.IMAGE, "projects/a/global/images/b");
        var disk = CloudLogs.only(DiskDerived.class, AUDIT, named);
        assertThat(disk.id()).isEqualTo("projects/shop/zones/europe-west1-b/disks/root");
        assertThat(disk.source()).isEqualTo(source);
        assertThat(CloudLogs.only(DiskDerived.class, AUDIT, unnamed).id())
                .isEqualTo("projects/shop/zones/europe-west1-b/disks/web-1");
    }

    @Test
    void aDiskThatWasThereIsTheSource() {
        var record = CloudLogs.entry(INSERT, FIRST, boot("\"source\":\"zones/europe-west1-b/disks/old\""));
        var launch = CloudLogs.only(InstanceLaunched.class, AUDIT, record);
        assertThat(launch.image()).isEqualTo(MachineImage.NONE);
        assertThat(launch.source())
                .isEqualTo(new ArtifactSource(Kind.DISK, "projects/shop/zones/europe-west1-b/disks/old"));
        assertThat(CloudLogs.events(AUDIT, record)).hasSize(1);
    }

    @Test
    void aBootDiskMadeFromASnapshotDescendsFromIt() {
        var record = CloudLogs.entry(
                INSERT, FIRST, boot("\"initializeParams\":{\"sourceSnapshot\":\"global/snapshots/s1\"}"));
        var snapshot = new ArtifactSource(Kind.SNAPSHOT, "projects/shop/global/snapshots/s1");
        assertThat(CloudLogs.only(InstanceLaunched.class, AUDIT, record).source())
                .isEqualTo(snapshot);
        assertThat(CloudLogs.only(DiskDerived.class, AUDIT, record).source()).isEqualTo(snapshot);
    }

    @Test
    void aRequestThatTheLogLeftOutIsALaunchOfAnUnknownImage() {
        var launch = launched("\"request\":{\"@type\":\"type.googleapis.com/compute.instances.insert\"}");
        assertThat(launch.image()).isEqualTo(MachineImage.NONE);
        assertThat(launch.source()).isEqualTo(ArtifactSource.UNKNOWN);
        assertThat(launch.machine()).isEqualTo(MACHINE);
    }

    @Test
    void whatAnInstanceGroupMakesHasAServiceAsItsCaller() {
        var agent = "900100@cloudservices.gserviceaccount.com";
        var record = CloudLogs.entry(INSERT, FIRST, made("projects/a/global/images/b"))
                .replace("dev@corp.example", agent);
        var launch = CloudLogs.only(InstanceLaunched.class, AUDIT, record);
        assertThat(launch.caller()).isEqualTo(agent);
        assertThat(launch.user()).isEmpty();
    }

    @Test
    void theLastEntrySaysThatItRunsAndLaunchesNothing() {
        var empty = "\"request\":{\"@type\":\"type.googleapis.com/compute.instances.insert\"}";
        var events = CloudLogs.events(AUDIT, CloudLogs.entry("beta.compute.instances.insert", LAST, empty));
        assertThat(events).hasSize(1);
        var started = (InstanceStarted) events.get(0);
        assertThat(started.running()).isTrue();
        assertThat(started.machine()).isEqualTo(MACHINE);
    }

    @Test
    void whatFailedLaunchesAndStartsNothing() {
        var request = made("projects/a/global/images/b");
        var denied = "\"status\":{\"code\":7,\"message\":\"PERMISSION_DENIED\"}," + request;
        assertThat(CloudLogs.events(AUDIT, CloudLogs.entry(INSERT, FIRST, denied)))
                .isEmpty();
        assertThat(CloudLogs.events(AUDIT, CloudLogs.entry(INSERT, LAST, denied)))
                .isEmpty();
        assertThat(CloudLogs.events(AUDIT, CloudLogs.entry(INSERT, FIRST, CloudLogs.VM, "ERROR", request)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"metadata\":{\"instanceMetadataDelta\":{\"addedMetadataKeys\":[\"ssh-keys\"]}}", ""})
    void keysThatRunNothingAreNoUserData(String metadata) {
        var payload = made("projects/a/global/images/b") + (metadata.isEmpty() ? "" : "," + metadata);
        assertThat(launched(payload).userData()).isFalse();
    }

    @Test
    void instancesMadeInBulkGetTheImageOfTheirCall() {
        var call = CloudLogs.entry(
                "v1.compute.instances.bulkInsert", FIRST, "projects/shop/zones/europe-west1-b", "NOTICE", """
                "request":{"count":"2","namePattern":"web-#","instanceProperties":{"disks":[{"boot":true,
                "initializeParams":{"sourceImage":"projects/evil/global/images/x"}}]}}""");
        var one = CloudLogs.entry("v1.compute.instances.bulkInsert", "\"first\":true,\"last\":true", "");
        var other = one.replace("instances/web-1", "instances/db-1");
        var launch = CloudLogs.only(InstanceLaunched.class, AUDIT, call, one, other);
        assertThat(launch.machine()).isEqualTo(MACHINE);
        assertThat(launch.image().owner()).isEqualTo("evil");
        assertThat(CloudLogs.events(AUDIT, call, one, other).stream().filter(InstanceStarted.class::isInstance))
                .hasSize(2);
        assertThat(CloudLogs.events(AUDIT, call)).isEqualTo(List.of());
    }
}
