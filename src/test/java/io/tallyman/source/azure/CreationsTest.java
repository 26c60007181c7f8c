package io.tallyman.source.azure;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallyman.event.ArtifactSource;
import io.tallyman.event.ArtifactSource.Kind;
import io.tallyman.event.DiskDerived;
import io.tallyman.event.Event;
import io.tallyman.event.InstanceLaunched;
import io.tallyman.event.InstanceObserved;
import io.tallyman.event.InstanceReference;
import io.tallyman.event.InstanceStarted;
import io.tallyman.event.MachineImage;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CreationsTest {

    private static final ActivityLog LOG = new ActivityLog();
    private static final String WRITE = "Microsoft.Compute/virtualMachines/write";
    private static final String PATH = AzureLogs.VM.toLowerCase(Locale.ROOT);
    private static final String VM_ID = "9857d109-0000-4c2d-a6fc-eb790cc9c351";
    private static final InstanceReference MACHINE =
            new InstanceReference("azure", AzureLogs.SUBSCRIPTION, "westeurope", VM_ID, PATH, "");
    private static final String MARKETPLACE = """
            "imageReference":{"publisher":"Canonical","offer":"UbuntuServer","sku":"18.04-LTS","version":"latest",
            "exactVersion":"18.04.202206230"},"osDisk":{"createOption":"FromImage","name":"Web-1_OsDisk"}""";

    private static String body(String storage, String state, String more) {
        return """
                {"name":"Web-1","id":"%s","location":"westeurope","tags":{"env":"prod"},
                "plan":{"name":"p","publisher":"Shady","product":"o"},
                "properties":{"vmId":"%s","storageProfile":{%s},"osProfile":{"computerName":"WEB-1"},
                "networkProfile":{"networkInterfaces":[{"id":"%s"}]},"provisioningState":"%s"%s}}""".formatted(AzureLogs.VM, VM_ID.toUpperCase(Locale.ROOT), storage, AzureLogs.NIC, state, more);
    }

    private static String accepted(String storage) {
        return AzureLogs.listed(WRITE, AzureLogs.VM, "Accepted", "Created", body(storage, "Creating", ""));
    }

    private static String succeeded() {
        return AzureLogs.listed(WRITE, AzureLogs.VM, "Succeeded", "", "");
    }

    private static InstanceLaunched launched(String storage) {
        return AzureLogs.only(InstanceLaunched.class, LOG, accepted(storage));
    }

    @Test
    void aLaunchTellsMachineImagePlanAndInterfaces() {
        var launch = launched(MARKETPLACE);
        assertThat(launch.machine()).isEqualTo(MACHINE);
        assertThat(launch.image())
                .isEqualTo(new MachineImage(
                        "azure", "canonical:ubuntuserver:18.04-lts:18.04.202206230", "canonical", "", ""));
        assertThat(launch.source()).isEqualTo(ArtifactSource.UNKNOWN);
        assertThat(launch.plan()).isEqualTo("Shady/o/p");
        assertThat(launch.interfaces()).containsExactly(AzureLogs.NIC.toLowerCase(Locale.ROOT));
        assertThat(launch.hostNames()).containsExactly("web-1");
        assertThat(launch.tags()).isEqualTo(Map.of("env", "prod"));
        assertThat(launch.user()).isEqualTo("dev@corp.example");
        assertThat(launch.userData()).isFalse();
        assertThat(launch.origin().feed().account()).isEqualTo(AzureLogs.SUBSCRIPTION);
    }

    @Test
    void theStreamedFormTellsTheSame() {
        var streamed = AzureLogs.streamed(
                WRITE, AzureLogs.VM, "Accept", "Accepted.Created", body(MARKETPLACE, "Creating", ""));
        var launch = AzureLogs.only(InstanceLaunched.class, LOG, streamed);
        assertThat(launch).isEqualTo(launched(MARKETPLACE));
    }

    @ParameterizedTest
    @CsvSource({
        "id, /subscriptions/S/resourceGroups/R/providers/Microsoft.Compute/galleries/G/images/I, 1.2.3,"
                + "/subscriptions/s/resourcegroups/r/providers/microsoft.compute/galleries/g/images/i/versions/1.2.3, i",
        "id, /subscriptions/S/resourceGroups/R/providers/Microsoft.Compute/images/Own, '',"
                + "/subscriptions/s/resourcegroups/r/providers/microsoft.compute/images/own, own",
        "communityGalleryImageId, /CommunityGalleries/Pub-1/Images/I/Versions/latest, 4.5.6,"
                + "/communitygalleries/pub-1/images/i/versions/4.5.6, i",
        "sharedGalleryImageId, /SharedGalleries/u-1/Images/I/Versions/1.0.0, 1.0.0,"
                + "/sharedgalleries/u-1/images/i/versions/1.0.0, i"
    })
    void anImageOfAGalleryIsNamedByItsIdAndExactVersion(
            String member, String written, String exact, String id, String name) {
        var launch = launched(
                "\"imageReference\":{\"%s\":\"%s\",\"exactVersion\":\"%s\"}".formatted(member, written, exact));
        assertThat(launch.image()).isEqualTo(new MachineImage("azure", id, "", "", name));
    }

    @Test
    void theDiskDescendsFromTheImage() {
        var disk = AzureLogs.only(DiskDerived.class, LOG, accepted(MARKETPLACE));
        assertThat(disk.id())
                .isEqualTo(AzureLogs.GROUP.toLowerCase(Locale.ROOT) + "microsoft.compute/disks/web-1_osdisk");
        assertThat(disk.source())
                .isEqualTo(new ArtifactSource(Kind.IMAGE, "canonical:ubuntuserver:18.04-lts:18.04.202206230"));
    }

    @Test
    void anAttachedDiskIsTheSource() {
        var storage =
                "\"osDisk\":{\"createOption\":\"Attach\",\"managedDisk\":{\"id\":\"/Subscriptions/S/disks/Old\"}}";
        var launch = launched(storage);
        assertThat(launch.image()).isEqualTo(MachineImage.NONE);
        assertThat(launch.source()).isEqualTo(new ArtifactSource(Kind.DISK, "/subscriptions/s/disks/old"));
    }

    @ParameterizedTest
    @CsvSource({
        "Created, Updating, '', true",
        "201, '', '', true",
        "OK, Creating, '', true",
        "OK, Succeeded, 2026-11-20T13:04:30+00:00, true",
        "OK, Succeeded, 2026-11-20T13:03:30+00:00, false",
        "OK, Updating, 2026-11-20T13:04:30+00:00, false",
        "OK, Succeeded, '', false",
        "'', '', '', false"
    })
    void aChangeOfAnOldMachineIsNoLaunch(String code, String state, String created, boolean launch) {
        var more = created.isEmpty() ? "" : ",\"timeCreated\":\"%s\"".formatted(created);
        var record = AzureLogs.listed(WRITE, AzureLogs.VM, "Accepted", code, body(MARKETPLACE, state, more));
        var events = AzureLogs.events(LOG, record, succeeded());
        assertThat(events.stream().filter(InstanceLaunched.class::isInstance)).hasSize(launch ? 1 : 0);
        assertThat(events.stream().filter(InstanceStarted.class::isInstance)).hasSize(launch ? 1 : 0);
        assertThat(events.stream().filter(InstanceObserved.class::isInstance)).hasSize(launch ? 0 : 1);
    }

    @Test
    void aChangeStillTellsOfTheMachine() {
        var record = AzureLogs.listed(WRITE, AzureLogs.VM, "Accepted", "OK", body(MARKETPLACE, "Updating", ""));
        var observed = AzureLogs.only(InstanceObserved.class, LOG, record);
        assertThat(observed.machine()).isEqualTo(MACHINE);
        assertThat(observed.interfaces()).containsExactly(AzureLogs.NIC.toLowerCase(Locale.ROOT));
        assertThat(observed.tags()).isEqualTo(Map.of("env", "prod"));
    }

    @Test
    void successAfterOrBeforeTheCreationIsOneStart() {
        for (var order : List.of(
                new String[] {accepted(MARKETPLACE), succeeded(), succeeded()},
                new String[] {succeeded(), succeeded(), accepted(MARKETPLACE)})) {
            var started = AzureLogs.only(InstanceStarted.class, LOG, order);
            assertThat(started.machine()).isEqualTo(MACHINE);
            assertThat(started.running()).isTrue();
        }
    }

    @Test
    void successOfAnotherMachineOfTheSameDeploymentIsNoStart() {
        var other = succeeded().replace("Web-1", "Web-2");
        assertThat(AzureLogs.events(LOG, accepted(MARKETPLACE), other).stream()
                        .filter(InstanceStarted.class::isInstance))
                .isEmpty();
    }

    @Test
    void aSecondBodyOfTheSameCallIsNoSecondLaunch() {
        var whole = AzureLogs.listed(
                WRITE,
                AzureLogs.VM,
                "Succeeded",
                "OK",
                body(MARKETPLACE, "Succeeded", ",\"timeCreated\":\"2026-11-20T13:05:00+00:00\""));
        var events = AzureLogs.events(LOG, accepted(MARKETPLACE), whole);
        assertThat(events).extracting(Event::getClass).asString().containsOnlyOnce("InstanceLaunched");
        assertThat(events.stream().filter(InstanceStarted.class::isInstance)).hasSize(1);
    }

    @Test
    void whatFailedLaunchesNothing() {
        assertThat(AzureLogs.events(LOG, accepted(MARKETPLACE).replace("\"Accepted\"", "\"Failed\"")))
                .isEmpty();
        assertThat(AzureLogs.events(LOG, AzureLogs.listed(WRITE, AzureLogs.VM, "Started", "", "")))
                .isEmpty();
    }

    @Test
    void aMachineOfAScaleSetIsLaunchedByItsOwnPath() {
        var path = AzureLogs.GROUP + "Microsoft.Compute/virtualMachineScaleSets/Set-1/virtualMachines/3";
        var record = AzureLogs.listed(
                "Microsoft.Compute/virtualMachineScaleSets/virtualMachines/write",
                path,
                "Accepted",
                "Created",
                body(MARKETPLACE, "Creating", "").replace(AzureLogs.VM, path));
        var launch = AzureLogs.only(InstanceLaunched.class, LOG, record);
        assertThat(launch.machine().path()).isEqualTo(path.toLowerCase(Locale.ROOT));
        assertThat(launch.image().owner()).isEqualTo("canonical");
    }
}
