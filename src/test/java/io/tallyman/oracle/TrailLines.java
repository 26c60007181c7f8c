package io.tallyman.oracle;

import static io.tallyman.oracle.Quoted.json;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** CloudTrail of all accounts of a world, one record a line. */
final class TrailLines {

    static final String SOURCE = "AWS:CloudTrail";

    private final List<Line> lines = new ArrayList<>();

    private TrailLines() {}

    static List<Line> of(MachineWorld world) {
        var trail = new TrailLines();
        world.derivations().forEach(trail::derived);
        world.searches().forEach(trail::searched);
        world.machines().forEach(trail::lived);
        return trail.lines;
    }

    private void lived(Machine machine) {
        if (!machine.isOld()) {
            call(machine.account(), "RunInstances", machine.launched(), launch(machine), machine.launch());
            refused(machine);
        }
        machine.tagging()
                .ifPresent(tagging -> call(
                        machine.account(),
                        "CreateTags",
                        tagging.time(),
                        json(
                                "'requestParameters':{'resourcesSet':{'items':[{'resourceId':'%s'}]},'tagSet':{'items':[{'key':'env','value':'%s'}]}},'responseElements':{'_return':true}",
                                machine.id(), tagging.env()),
                        machine.tag()));
        machine.restarts().forEach(restart -> restarted(machine, restart));
        if (machine.hasEnded()) {
            call(
                    machine.account(),
                    "TerminateInstances",
                    machine.ended(),
                    state(machine, "running", "shutting-down"),
                    machine.end());
        }
    }

    /* Neither what was refused nor what was only tried has an instance. */
    private void refused(Machine machine) {
        if (machine.number() % 3 == 0) {
            call(
                    machine.account(),
                    "RunInstances",
                    machine.launched().minusSeconds(2),
                    json(
                            "'errorCode':'Client.DryRunOperation','errorMessage':'Request would have succeeded','requestParameters':{'instancesSet':{'items':[{'imageId':'%s','minCount':1,'maxCount':1}]}},'responseElements':null",
                            machine.image()),
                    "");
        }
    }

    private void restarted(Machine machine, Restart restart) {
        var account = machine.account();
        call(account, "StopInstances", restart.stopped(), state(machine, "running", "stopping"), restart.stop());
        for (int i = 0; i < restart.changes().size(); i++) {
            var attribute = (restart.number() + i) % 2 == 0
                    ? "'userData':'<sensitiveDataRemoved>'"
                    : "'attribute':'userData','value':'<sensitiveDataRemoved>'";
            call(
                    account,
                    "ModifyInstanceAttribute",
                    restart.changes().get(i),
                    json("""
                            'requestParameters':{'instanceId':'%s',%s},'responseElements':{'_return':true}""", machine.id(), attribute),
                    restart.change(i));
        }
        if (restart.changes().isEmpty()) {
            call(
                    account,
                    "ModifyInstanceAttribute",
                    restart.stopped().plusSeconds(2),
                    json(
                            "'requestParameters':{'instanceId':'%s','instanceType':{'value':'t3.large'}},'responseElements':{'_return':true}",
                            machine.id()),
                    "");
        }
        call(account, "StartInstances", restart.asked(), state(machine, "stopped", "pending"), restart.ask());
    }

    private static String state(Machine machine, String before, String after) {
        return json(
                "'requestParameters':{'instancesSet':{'items':[{'instanceId':'%s'}]}},'responseElements':{'instancesSet':{'items':[{'instanceId':'%s','currentState':{'name':'%s'},'previousState':{'name':'%s'}}]}}",
                machine.id(), machine.id(), after, before);
    }

    private static String launch(Machine machine) {
        var tags = machine.env().isEmpty() ? "" : "{'key':'env','value':'%s'},".formatted(machine.env());
        return json(
                "'requestParameters':{'instancesSet':{'items':[{'imageId':'%s','minCount':1,'maxCount':1}]},'userData':'<sensitiveDataRemoved>','instanceType':'t3.medium'},'responseElements':{'ownerId':'%s','instancesSet':{'items':[{'instanceId':'%s','imageId':'%s','instanceState':{'code':0,'name':'pending'},'privateDnsName':'%s','subnetId':'%s','vpcId':'vpc-0%s','privateIpAddress':'%s','tagSet':{'items':[%s{'key':'Name','value':'%s'}]},'networkInterfaceSet':{'items':[{'networkInterfaceId':'%s','macAddress':'06:00:00:00:00:%02x','privateIpAddress':'%s','privateIpAddressesSet':{'item':[{'privateIpAddress':'%s','primary':true}]}}]}}]}}",
                machine.image(),
                machine.account(),
                machine.id(),
                machine.image(),
                machine.privateName(),
                machine.subnet(),
                machine.account(),
                machine.address(),
                tags,
                machine.ownName(),
                machine.networkInterface(),
                machine.number(),
                machine.address(),
                machine.address());
    }

    private void derived(Derivation made) {
        call(made.account(), made.call(), made.time(), parameters(made), made.happening());
    }

    private static String parameters(Derivation made) {
        var template = switch (made.call()) {
            case "CopyImage" ->
                "'requestParameters':{'sourceRegion':'us-east-1','sourceImageId':'%2$s','name':'copy'},'responseElements':{'imageId':'%1$s'}";
            case "CreateImage" ->
                "'requestParameters':{'instanceId':'%2$s','name':'made'},'responseElements':{'imageId':'%1$s'}";
            case "CreateSnapshots" ->
                "'requestParameters':{'CreateSnapshotsRequest':{'InstanceSpecification':{'InstanceId':'%2$s'}}},'responseElements':{'CreateSnapshotsResponse':{'snapshotSet':{'item':{'snapshotId':'%1$s','volumeId':'vol-0123'}}}}";
            case "CopySnapshot" ->
                "'requestParameters':{'sourceRegion':'us-east-1','sourceSnapshotId':'%2$s'},'responseElements':{'snapshotId':'%1$s'}";
            case "CreateVolume" ->
                "'requestParameters':{'snapshotId':'%2$s','size':'8'},'responseElements':{'volumeId':'%1$s','snapshotId':'%2$s'}";
            case "CreateSnapshot" ->
                "'requestParameters':{'volumeId':'%2$s'},'responseElements':{'snapshotId':'%1$s','volumeId':'%2$s'}";
            case "ImportImage" ->
                "'requestParameters':{'diskContainerSet':{'items':[{'userBucket':{'s3Bucket':'bucket','s3Key':'disk.vmdk'}}]}},'responseElements':{'imageId':'%1$s'}";
            default ->
                made.source().equals(Derivation.UPLOAD)
                        ? "'requestParameters':{'name':'bundle','imageLocation':'bucket/image.manifest.xml'},'responseElements':{'imageId':'%1$s'}"
                        : "'requestParameters':{'name':'registered','rootDeviceName':'/dev/xvda','blockDeviceMapping':{'items':[{'deviceName':'/dev/xvda','ebs':{'snapshotId':'%2$s'}}]}},'responseElements':{'imageId':'%1$s'}";
        };
        return json(template, made.id(), made.source());
    }

    private void searched(Search search) {
        var owners = search.isByNameAlone() ? "{}" : "{'items':[{'owner':'amazon'}]}";
        call(search.account(), "DescribeImages", search.time(), json("""
                        'requestParameters':{'maxResults':1000,'imagesSet':{},'ownersSet':%s,'filterSet':{'items':[{'name':'name','valueSet':{'items':[{'value':'ubuntu-%d-*'}]}}]}},'responseElements':null""", owners, search.number()), search.happening());
    }

    private void call(String account, String name, Instant time, String told, String happening) {
        var text = json(
                "{'eventVersion':'1.10','userIdentity':{'type':'IAMUser','arn':'arn:aws:iam::%s:user/u%d','accountId':'%s','userName':'u%d'},'eventTime':'%s','eventSource':'ec2.amazonaws.com','eventName':'%s','awsRegion':'eu-west-1','sourceIPAddress':'192.0.2.40',%s,'requestID':'%s','eventID':'%s','readOnly':false,'eventType':'AwsApiCall','managementEvent':true,'recipientAccountId':'%s','eventCategory':'Management'}",
                account,
                lines.size(),
                account,
                lines.size(),
                Clock.seconds(time),
                name,
                told,
                Registry.hex(name + lines.size()).substring(0, 16),
                Registry.hex(happening + lines.size()).substring(0, 16),
                account);
        lines.add(new Line(
                time.truncatedTo(ChronoUnit.SECONDS),
                text,
                happening.isEmpty() ? List.of() : List.of(Clock.SECONDS.tells(happening, SOURCE, time))));
    }
}
