package io.tallyman.source.gcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallyman.event.ArtifactSource;
import io.tallyman.event.ArtifactSource.Kind;
import io.tallyman.event.DiskDerived;
import io.tallyman.event.InstanceObserved;
import io.tallyman.event.InstanceReference;
import io.tallyman.event.InstanceStarted;
import io.tallyman.event.InstanceStopped;
import io.tallyman.event.MachineImageCreated;
import io.tallyman.event.UserDataChanged;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CloudAuditTest {

    private static final CloudAudit AUDIT = new CloudAudit();
    private static final String FIRST = "\"first\":true";
    private static final String LAST = "\"last\":true";
    private static final String IMAGE = "projects/shop/global/images/own-7";
    private static final String KUBERNETES = """
            {"logName":"projects/shop/logs/cloudaudit.googleapis.com%2Factivity","protoPayload":{"serviceName":"k8s.io",
             "methodName":"io.k8s.core.v1.pods.create","resourceName":"core/v1/namespaces/a/pods/b"},
             "resource":{"type":"k8s_cluster"},"timestamp":"2026-11-20T13:05:01Z"}""";

    private static MachineImageCreated created(String request) {
        return CloudLogs.only(
                MachineImageCreated.class,
                AUDIT,
                CloudLogs.entry("alpha.compute.images.insert", FIRST, IMAGE, "NOTICE", "\"request\":" + request));
    }

    @ParameterizedTest
    @CsvSource({
        "sourceImage, projects/evil/global/images/x, IMAGE, projects/evil/global/images/x",
        "sourceDisk, zones/europe-west1-b/disks/d, DISK, projects/shop/zones/europe-west1-b/disks/d",
        "sourceSnapshot, global/snapshots/s, SNAPSHOT, projects/shop/global/snapshots/s"
    })
    void anImageDescendsFromWhatItWasMadeOf(String member, String written, Kind kind, String id) {
        var created = created("{\"%s\":\"%s\"}".formatted(member, written));
        assertThat(created.source()).isEqualTo(new ArtifactSource(kind, id));
        assertThat(created.image().id()).isEqualTo(IMAGE);
        assertThat(created.image().owner()).isEqualTo("shop");
        assertThat(created.operation()).isEqualTo("compute.images.insert");
        assertThat(created.user()).isEqualTo("dev@corp.example");
    }

    @Test
    void anUploadedDiskIsFromOutside() {
        var url = "https://storage.googleapis.com/bucket/disk.tar.gz";
        assertThat(created("{\"rawDisk\":{\"source\":\"%s\"}}".formatted(url)).source())
                .isEqualTo(new ArtifactSource(Kind.EXTERNAL, url));
        assertThat(created("{\"family\":\"own\"}").source()).isEqualTo(ArtifactSource.UNKNOWN);
    }

    @Test
    void theLastEntryOfAnImageMakesNoSecondOne() {
        var last = CloudLogs.entry("v1.compute.images.insert", LAST, IMAGE, "NOTICE", "\"request\":{\"@type\":\"x\"}");
        assertThat(CloudLogs.events(AUDIT, last)).isEmpty();
    }

    @Test
    void aMachineImageIsMadeOfAnInstance() {
        var created = CloudLogs.only(
                MachineImageCreated.class,
                AUDIT,
                CloudLogs.entry(
                        "v1.compute.machineImages.insert",
                        FIRST,
                        "projects/shop/global/machineImages/m",
                        "NOTICE",
                        "\"request\":{\"sourceInstance\":\"https://www.googleapis.com/compute/v1/%s\"}"
                                .formatted(CloudLogs.VM)));
        assertThat(created.machine())
                .isEqualTo(new InstanceReference("gcp", "shop", "europe-west1-b", "", CloudLogs.VM, ""));
        assertThat(created.source()).isEqualTo(new ArtifactSource(Kind.INSTANCE, CloudLogs.VM));
        assertThat(created.image().id()).isEqualTo("projects/shop/global/machineImages/m");
    }

    @Test
    void disksAndSnapshotsDescendFromTheirSources() {
        var path = "projects/shop/zones/europe-west1-b/disks/d";
        var disk = CloudLogs.entry(
                "v1.compute.disks.insert",
                FIRST,
                path,
                "NOTICE",
                "\"request\":{\"sourceImage\":\"projects/e/global/images/x\"}");
        var derived = CloudLogs.only(DiskDerived.class, AUDIT, disk);
        assertThat(derived.id()).isEqualTo(path);
        assertThat(derived.source()).isEqualTo(new ArtifactSource(Kind.IMAGE, "projects/e/global/images/x"));
        var old = CloudLogs.entry(
                "v1.compute.disks.createSnapshot", FIRST, path, "NOTICE", "\"request\":{\"name\":\"s\"}");
        var snapshot = CloudLogs.only(DiskDerived.class, AUDIT, old);
        assertThat(snapshot.id()).isEqualTo("projects/shop/global/snapshots/s");
        assertThat(snapshot.source()).isEqualTo(new ArtifactSource(Kind.DISK, path));
        var direct = CloudLogs.entry(
                "v1.compute.snapshots.insert",
                FIRST,
                "projects/shop/global/snapshots/s",
                "NOTICE",
                "\"request\":{\"sourceDisk\":\"%s\"}".formatted(path));
        assertThat(CloudLogs.only(DiskDerived.class, AUDIT, direct)).isEqualTo(snapshot);
    }

    @ParameterizedTest
    @CsvSource({
        "v1.compute.instances.stop, false",
        "beta.compute.instances.delete, true",
        "compute.instances.preempted, false"
    })
    void anInstanceEndsOnceWithTheLastEntry(String method, boolean terminated) {
        var stopped = CloudLogs.only(
                InstanceStopped.class, AUDIT, CloudLogs.entry(method, FIRST, ""), CloudLogs.entry(method, LAST, ""));
        assertThat(stopped.terminated()).isEqualTo(terminated);
        assertThat(stopped.machine().id()).isEqualTo(CloudLogs.ID);
    }

    @Test
    void anInstanceStartsOnceWithTheLastEntry() {
        var method = "v1.compute.instances.start";
        var started = CloudLogs.only(
                InstanceStarted.class, AUDIT, CloudLogs.entry(method, FIRST, ""), CloudLogs.entry(method, LAST, ""));
        assertThat(started.running()).isTrue();
        assertThat(CloudLogs.only(InstanceStarted.class, AUDIT, CloudLogs.entry(method, "", ""))
                        .running())
                .isFalse();
    }

    @Test
    void onlyKeysThatABootRunsAreChangedUserDataAndOnlyOnce() {
        var delta = "\"metadata\":{\"instanceMetadataDelta\":{\"addedMetadataKeys\":[\"startup-script-url\",\"note\"],"
                + "\"modifiedMetadataKeys\":[\"windows-startup-script-ps1\"],\"deletedMetadataKeys\":[\"user-data\"]}}";
        var method = "v1.compute.instances.setMetadata";
        var changed = CloudLogs.only(
                UserDataChanged.class,
                AUDIT,
                CloudLogs.entry(method, FIRST, delta),
                CloudLogs.entry(method, LAST, delta));
        assertThat(changed.what()).isEqualTo("startup-script-url, windows-startup-script-ps1");
        assertThat(CloudLogs.events(AUDIT, CloudLogs.entry(method, FIRST, ""), CloudLogs.entry(method, LAST, delta)))
                .hasSize(1);
        assertThat(CloudLogs.events(AUDIT, CloudLogs.entry(method, FIRST, delta.replace("startup", "shutdown"))))
                .isEmpty();
    }

    @Test
    void newLabelsAreObserved() {
        var observed = CloudLogs.only(
                InstanceObserved.class,
                AUDIT,
                CloudLogs.entry(
                        "v1.compute.instances.setLabels", FIRST, "\"request\":{\"labels\":{\"env\":\"prod\"}}"));
        assertThat(observed.tags()).isEqualTo(Map.of("env", "prod"));
    }

    @Test
    void otherServicesAndOtherLogsTellNothing() {
        var iam = CloudLogs.entry("google.iam.admin.v1.CreateServiceAccount", "", "")
                .replace("compute.googleapis.com", "iam.googleapis.com");
        assertThat(CloudLogs.events(AUDIT, iam)).isEmpty();
        assertThat(CloudLogs.events(AUDIT, KUBERNETES)).isEmpty();
        assertThat(CloudLogs.events(AUDIT, "{\"logName\":\"projects/shop/logs/syslog\",\"textPayload\":\"x\"}"))
                .isEmpty();
    }

    @Test
    void whatCannotBeReadIsRejected() {
        assertThat(CloudLogs.rejection(AUDIT, "{\"a\":1}")).contains("neither protoPayload nor logName");
        var untimed = CloudLogs.entry("v1.compute.instances.stop", LAST, "")
                .replace("2026-11-20T13:05:01.123456Z", "soon")
                .replace("2026-11-20T13:05:02.1Z", "");
        assertThat(CloudLogs.rejection(AUDIT, untimed)).contains("timestamp");
        assertThat(CloudLogs.rejection(AUDIT, "{\"protoPayload\":")).contains("not well-formed JSON");
    }

    @Test
    void aMixedExportIsRecognisedAndAClustersOwnIsNot() {
        var vm = CloudLogs.entry("v1.compute.instances.insert", FIRST, "");
        var iam = vm.replace("compute.googleapis.com", "iam.googleapis.com");
        assertThat(CloudLogs.recognised(AUDIT, vm, iam, KUBERNETES)).isTrue();
        assertThat(CloudLogs.recognised(AUDIT, KUBERNETES, KUBERNETES, vm)).isFalse();
    }
}
