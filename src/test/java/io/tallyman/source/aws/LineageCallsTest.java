package io.tallyman.source.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallyman.event.ArtifactSource;
import io.tallyman.event.ArtifactSource.Kind;
import io.tallyman.event.DiskDerived;
import io.tallyman.event.InstanceReference;
import io.tallyman.event.MachineImage;
import io.tallyman.event.MachineImageCreated;
import org.junit.jupiter.api.Test;

class LineageCallsTest {

    private static MachineImageCreated image(String call, String request, String response) {
        return Calls.only(MachineImageCreated.class, Calls.ec2(call, request, response));
    }

    private static DiskDerived disk(String call, String request, String response) {
        return Calls.only(DiskDerived.class, Calls.ec2(call, request, response));
    }

    @Test
    void anImageOfAnInstanceBelongsToTheCallersAccount() {
        var created =
                image("CreateImage", "{\"instanceId\":\"i-0a\",\"name\":\"golden-42\"}", "{\"imageId\":\"ami-0c\"}");
        assertThat(created.image()).isEqualTo(new MachineImage("aws", "ami-0c", Calls.ACCOUNT, "", "golden-42"));
        assertThat(created.source()).isEqualTo(new ArtifactSource(Kind.INSTANCE, "i-0a"));
        assertThat(created.machine()).isEqualTo(InstanceReference.ofId("aws", Calls.ACCOUNT, Calls.REGION, "i-0a"));
        assertThat(created.operation()).isEqualTo("CreateImage");
        assertThat(created.user()).isEqualTo(Calls.USER);
    }

    @Test
    void aCopyDescendsFromWhatWasCopied() {
        var created = image(
                "CopyImage",
                "{\"sourceImageId\":\"ami-0e\",\"sourceRegion\":\"us-east-1\",\"name\":\"copy\"}",
                "{\"imageId\":\"ami-0d\"}");
        assertThat(created.source()).isEqualTo(new ArtifactSource(Kind.IMAGE, "ami-0e"));
        assertThat(created.machine()).isEqualTo(InstanceReference.NONE);
    }

    @Test
    void aRegisteredImageDescendsFromTheSnapshotOfItsRootDisk() {
        var created = image("RegisterImage", """
                {"name":"mine","rootDeviceName":"/dev/xvda","blockDeviceMapping":{"items":[
                 {"deviceName":"/dev/sdb","ebs":{"snapshotId":"snap-0data"}},
                 {"deviceName":"/dev/xvda","ebs":{"snapshotId":"snap-0root"}},
                 {"deviceName":"/dev/sdc","ebs":{"volumeSize":8}}]}}""", "{\"imageId\":\"ami-0d\"}");
        assertThat(created.source()).isEqualTo(new ArtifactSource(Kind.SNAPSHOT, "snap-0root"));
    }

    @Test
    void aBundleAnUploadAndARestoredImageComeFromOutside() {
        assertThat(image(
                                "RegisterImage",
                                "{\"imageLocation\":\"bucket/image.manifest.xml\"}",
                                "{\"imageId\":\"ami-0d\"}")
                        .source())
                .isEqualTo(new ArtifactSource(Kind.EXTERNAL, "bucket/image.manifest.xml"));
        assertThat(image(
                                "ImportImage",
                                "{\"diskContainerSet\":{\"items\":[{\"userBucket\":{\"s3Bucket\":\"up\",\"s3Key\":\"a.vmdk\"}}]}}",
                                "{\"importTaskId\":\"import-ami-0a\",\"imageId\":\"ami-0d\"}")
                        .source())
                .isEqualTo(new ArtifactSource(Kind.EXTERNAL, "s3://up/a.vmdk"));
        assertThat(image(
                                "CreateRestoreImageTask",
                                "{\"bucket\":\"up\",\"objectKey\":\"ami-0e.bin\"}",
                                "{\"imageId\":\"ami-0d\"}")
                        .source())
                .isEqualTo(new ArtifactSource(Kind.EXTERNAL, "s3://up/ami-0e.bin"));
    }

    @Test
    void anImportThatHasNoImageYetTellsNothing() {
        assertThat(Calls.events(Calls.ec2("ImportImage", "{}", "{\"importTaskId\":\"import-ami-0a\"}")))
                .isEmpty();
    }

    @Test
    void aSnapshotAnItsCopyAndADiskAreLinks() {
        var snapshot = disk(
                "CreateSnapshot", "{\"volumeId\":\"vol-0a\"}", "{\"snapshotId\":\"snap-0a\",\"volumeId\":\"vol-0a\"}");
        assertThat(snapshot.id()).isEqualTo("snap-0a");
        assertThat(snapshot.source()).isEqualTo(new ArtifactSource(Kind.DISK, "vol-0a"));
        var copy = disk("CopySnapshot", "{\"sourceSnapshotId\":\"snap-0x\"}", "{\"snapshotId\":\"snap-0b\"}");
        assertThat(copy.source()).isEqualTo(new ArtifactSource(Kind.SNAPSHOT, "snap-0x"));
        var volume = disk(
                "CreateVolume", "{\"snapshotId\":\"snap-0b\"}", "{\"volumeId\":\"vol-0b\",\"snapshotId\":\"snap-0b\"}");
        assertThat(volume.id()).isEqualTo("vol-0b");
        assertThat(volume.source()).isEqualTo(new ArtifactSource(Kind.SNAPSHOT, "snap-0b"));
    }

    @Test
    void anEmptyDiskDescendsFromNothing() {
        assertThat(Calls.events(
                        Calls.ec2("CreateVolume", "{\"size\":\"8\"}", "{\"volumeId\":\"vol-0b\",\"snapshotId\":\"\"}")))
                .isEmpty();
    }

    @Test
    void snapshotsOfAWholeMachineDescendFromIt() {
        var response =
                "{\"CreateSnapshotsResponse\":{\"snapshotSet\":{\"item\":{\"snapshotId\":\"snap-0a\",\"volumeId\":\"vol-0a\"}}}}";
        assertThat(disk("CreateSnapshots", "{\"instanceSpecification\":{\"instanceId\":\"i-0a\"}}", response)
                        .source())
                .isEqualTo(new ArtifactSource(Kind.INSTANCE, "i-0a"));
        assertThat(disk(
                                "CreateSnapshots",
                                "{\"instanceSpecification\":{\"instanceId\":\"i-0a\",\"excludeBootVolume\":true}}",
                                response)
                        .source())
                .isEqualTo(new ArtifactSource(Kind.DISK, "vol-0a"));
    }

    @Test
    void anImportedSnapshotComesFromOutside() {
        var imported = disk(
                "ImportSnapshot",
                "{\"diskContainer\":{\"url\":\"s3://up/disk.raw\"}}",
                "{\"snapshotTaskDetail\":{\"snapshotId\":\"snap-0a\"}}");
        assertThat(imported.source()).isEqualTo(new ArtifactSource(Kind.EXTERNAL, "s3://up/disk.raw"));
    }
}
