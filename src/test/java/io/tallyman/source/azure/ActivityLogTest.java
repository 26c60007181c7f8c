package io.tallyman.source.azure;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallyman.event.ArtifactSource;
import io.tallyman.event.ArtifactSource.Kind;
import io.tallyman.event.DiskDerived;
import io.tallyman.event.InstanceObserved;
import io.tallyman.event.InstanceReference;
import io.tallyman.event.InstanceStarted;
import io.tallyman.event.InstanceStopped;
import io.tallyman.event.MachineImageCreated;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ActivityLogTest {

    private static final ActivityLog LOG = new ActivityLog();
    private static final String COMPUTE = "Microsoft.Compute/";
    private static final String PATH = AzureLogs.VM.toLowerCase(Locale.ROOT);

    private static String written(String type, String resource, String properties) {
        return AzureLogs.listed(
                type + "/write",
                resource,
                "Succeeded",
                "Created",
                "{\"id\":\"%s\",\"location\":\"West Europe\",\"properties\":{%s}}".formatted(resource, properties));
    }

    @ParameterizedTest
    @CsvSource({"deallocate/action, false", "powerOff/action, false", "delete, true"})
    void aMachineEndsWhenTheCallHasSucceeded(String call, boolean terminated) {
        var operation = COMPUTE + "virtualMachines/" + call;
        var stopped = AzureLogs.only(
                InstanceStopped.class,
                LOG,
                AzureLogs.streamed(operation, AzureLogs.VM, "Start", "Started.", ""),
                AzureLogs.streamed(operation, AzureLogs.VM, "Success", "Succeeded.", ""));
        assertThat(stopped.terminated()).isEqualTo(terminated);
        assertThat(stopped.machine().path()).isEqualTo(PATH);
    }

    @Test
    void aMachineStartsWhenTheCallHasSucceeded() {
        var operation = COMPUTE + "virtualMachines/start/action";
        var started = AzureLogs.only(
                InstanceStarted.class,
                LOG,
                AzureLogs.listed(operation, AzureLogs.VM, "Accepted", "Accepted", ""),
                AzureLogs.listed(operation, AzureLogs.VM, "Succeeded", "", ""));
        assertThat(started.running()).isTrue();
        assertThat(started.machine().path()).isEqualTo(PATH);
    }

    @ParameterizedTest
    @ValueSource(strings = {"restart/action", "runCommand/action", "extensions/write", "generalize/action"})
    void otherCallsOfAMachineTellNothing(String call) {
        assertThat(AzureLogs.events(
                        LOG,
                        AzureLogs.listed(COMPUTE + "virtualMachines/" + call, AzureLogs.VM, "Succeeded", "OK", "{}")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'\"sourceVirtualMachine\":{\"id\":\"/S/virtualMachines/V\"}', INSTANCE, /s/virtualmachines/v",
        "'\"storageProfile\":{\"osDisk\":{\"managedDisk\":{\"id\":\"/S/disks/D\"}}}', DISK, /s/disks/d",
        "'\"storageProfile\":{\"osDisk\":{\"snapshot\":{\"id\":\"/S/snapshots/N\"}}}', SNAPSHOT, /s/snapshots/n",
        "'\"storageProfile\":{\"osDisk\":{\"blobUri\":\"https://x.example/A.vhd\"}}', EXTERNAL, https://x.example/A.vhd",
        "'', UNKNOWN, ''"
    })
    void anImageDescendsFromWhatItWasMadeOf(String properties, Kind kind, String id) {
        var image = AzureLogs.GROUP + "Microsoft.Compute/images/Own";
        var record = written(COMPUTE + "images", image, properties);
        var created = AzureLogs.only(MachineImageCreated.class, LOG, record, record);
        assertThat(created.source()).isEqualTo(new ArtifactSource(kind, id));
        assertThat(created.image().id()).isEqualTo(image.toLowerCase(Locale.ROOT));
        assertThat(created.machine().path()).isEqualTo(kind == Kind.INSTANCE ? id : "");
    }

    @ParameterizedTest
    @CsvSource({
        "'\"source\":{\"id\":\"/S/galleries/g/images/I/versions/1\"}', IMAGE, /s/galleries/g/images/i/versions/1",
        "'\"source\":{\"virtualMachineId\":\"/S/virtualMachines/V\"}', INSTANCE, /s/virtualmachines/v",
        "'\"osDiskImage\":{\"source\":{\"id\":\"/S/snapshots/N\"}}', SNAPSHOT, /s/snapshots/n",
        "'\"osDiskImage\":{\"source\":{\"uri\":\"https://x.example/A.vhd\"}}', EXTERNAL, https://x.example/A.vhd"
    })
    void aGallerysVersionDescendsFromItsSource(String storage, Kind kind, String id) {
        var version = AzureLogs.GROUP + "Microsoft.Compute/galleries/G/images/I/versions/1.0.0";
        var record =
                written(COMPUTE + "galleries/images/versions", version, "\"storageProfile\":{%s}".formatted(storage));
        var created = AzureLogs.only(MachineImageCreated.class, LOG, record);
        assertThat(created.source()).isEqualTo(new ArtifactSource(kind, id));
        assertThat(created.image().id()).isEqualTo(version.toLowerCase(Locale.ROOT));
        assertThat(created.image().name()).isEqualTo("i");
    }

    @ParameterizedTest
    @CsvSource({
        "disks, '\"imageReference\":{\"id\":\"/Subscriptions/S/Providers/Microsoft.Compute/Locations/w/Publishers/Shady"
                + "/ArtifactTypes/VMImage/Offers/O/Skus/K/Versions/1.2\"}', IMAGE, shady:o:k:1.2",
        "disks, '\"galleryImageReference\":{\"communityGalleryImageId\":\"/CommunityGalleries/P/Images/I/Versions/1\"}',"
                + "IMAGE, /communitygalleries/p/images/i/versions/1",
        "snapshots, '\"sourceResourceId\":\"/S/disks/D\"', DISK, /s/disks/d",
        "disks, '\"sourceResourceId\":\"/S/snapshots/N\"', SNAPSHOT, /s/snapshots/n",
        "disks, '\"sourceUri\":\"https://x.example/A.vhd\"', EXTERNAL, https://x.example/A.vhd"
    })
    void disksAndSnapshotsDescendFromTheirSources(String type, String data, Kind kind, String id) {
        var resource = AzureLogs.GROUP + "Microsoft.Compute/" + type + "/Mine";
        var derived = AzureLogs.only(
                DiskDerived.class, LOG, written(COMPUTE + type, resource, "\"creationData\":{%s}".formatted(data)));
        assertThat(derived.id()).isEqualTo(resource.toLowerCase(Locale.ROOT));
        assertThat(derived.source()).isEqualTo(new ArtifactSource(kind, id));
    }

    @Test
    void anInterfaceLinksItsMachineToItsHardwareAddress() {
        var nic = AzureLogs.NIC.toLowerCase(Locale.ROOT);
        var observed = AzureLogs.only(
                InstanceObserved.class,
                LOG,
                written("Microsoft.Network/networkInterfaces", AzureLogs.NIC, """
                        "macAddress":"00-0D-3A-1B-C7-21","virtualMachine":{"id":"%s"},
                        "ipConfigurations":[{"properties":{"privateIPAddress":"10.1.0.9"}}]""".formatted(AzureLogs.VM)));
        assertThat(observed.machine())
                .isEqualTo(new InstanceReference("azure", AzureLogs.SUBSCRIPTION, "westeurope", "", PATH, nic));
        assertThat(observed.interfaces()).containsExactlyInAnyOrder(nic, "000d3a1bc721");
        assertThat(observed.addresses()).containsExactly("10.1.0.9");
    }

    @Test
    void anInterfaceWithoutMachineAndAddressIsOnlyItself() {
        var nic = AzureLogs.NIC.toLowerCase(Locale.ROOT);
        var observed = AzureLogs.only(
                InstanceObserved.class, LOG, written("Microsoft.Network/networkInterfaces", AzureLogs.NIC, ""));
        assertThat(observed.interfaces()).containsExactly(nic);
        assertThat(observed.machine().path()).isEmpty();
    }

    @Test
    void aPublicAddressBelongsToItsInterface() {
        var observed = AzureLogs.only(
                InstanceObserved.class,
                LOG,
                written(
                        "Microsoft.Network/publicIPAddresses",
                        AzureLogs.GROUP + "Microsoft.Network/publicIPAddresses/A",
                        "\"ipAddress\":\"203.0.113.4\",\"ipConfiguration\":{\"id\":\"%s/ipConfigurations/c\"}"
                                .formatted(AzureLogs.NIC)));
        assertThat(observed.machine().networkInterface()).isEqualTo(AzureLogs.NIC.toLowerCase(Locale.ROOT));
        assertThat(observed.addresses()).containsExactly("203.0.113.4");
    }

    @Test
    void aRowOfLogAnalyticsIsRead() {
        var row = """
                {"TimeGenerated":"2026-11-20T13:05:01Z","OperationName":"Delete Virtual Machine","CategoryValue":"Administrative",
                 "OperationNameValue":"MICROSOFT.COMPUTE/VIRTUALMACHINES/DELETE","ActivityStatusValue":"Success",
                 "_ResourceId":"%s","CorrelationId":"c-1","Properties":"{\\"statusCode\\":\\"OK\\"}"}""".formatted(PATH);
        assertThat(AzureLogs.only(InstanceStopped.class, LOG, row).terminated()).isTrue();
        assertThat(AzureLogs.recognised(LOG, row)).isTrue();
    }

    @Test
    void whatCannotBeReadIsRejected() {
        assertThat(AzureLogs.rejection(LOG, "{\"a\":1}")).contains("no operationName");
        var cut = AzureLogs.listed(COMPUTE + "disks/write", AzureLogs.VM, "Accepted", "Created", "{\"id\":");
        assertThat(AzureLogs.rejection(LOG, cut)).contains("responseBody").contains("cut off");
        var untimed = AzureLogs.listed(COMPUTE + "disks/write", AzureLogs.VM, "Accepted", "", "")
                .replace("2026-11-20T13:05:01.1234567Z", "now");
        assertThat(AzureLogs.rejection(LOG, untimed)).contains("eventTimestamp");
    }

    @Test
    void otherProvidersAndLogsAreNotOurs() {
        var signIn = """
                {"category":"SignInLogs","operationName":"Sign-in activity","resourceId":"/tenants/t/providers/Microsoft.aadiam",
                 "time":"2026-11-20T13:05:01Z"}""";
        assertThat(AzureLogs.events(LOG, signIn)).isEmpty();
        assertThat(AzureLogs.recognised(LOG, signIn)).isFalse();
        var cluster = AzureLogs.streamed(
                        "Microsoft.ContainerService/managedClusters/diagnosticLogs/Read", AzureLogs.VM, "", "", "")
                .replace("Administrative", "kube-audit");
        assertThat(AzureLogs.recognised(LOG, cluster)).isFalse();
        assertThat(AzureLogs.recognised(
                        LOG, AzureLogs.listed(COMPUTE + "disks/write", AzureLogs.VM, "Accepted", "", "")))
                .isTrue();
        assertThat(AzureLogs.recognised(
                        LOG, AzureLogs.streamed(COMPUTE + "disks/write", AzureLogs.VM, "Start", "Started.", "")))
                .isTrue();
    }
}
