package io.tallyman.oracle;

import static io.tallyman.oracle.Quoted.json;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** What EventBridge tells of instances' states, and what describe-images tells of images. */
final class StateLines {

    static final String SOURCE = "AWS:EventBridge";
    static final String INVENTORY = "aws:describe-images";

    private final List<Line> lines = new ArrayList<>();

    private StateLines() {}

    static List<Line> of(MachineWorld world) {
        var bus = new StateLines();
        for (var machine : world.machines()) {
            if (!machine.isOld()) {
                bus.state(machine, "pending", machine.launched().plusMillis(700), "");
                bus.state(machine, "running", machine.running(), machine.run());
            }
            for (var restart : machine.restarts()) {
                bus.state(machine, "stopping", restart.stopped(), restart.stop());
                bus.state(machine, "stopped", restart.stopped().plusMillis(1_500), restart.stop());
                bus.state(machine, "running", restart.running(), restart.run());
            }
            if (machine.hasEnded()) {
                bus.state(machine, "shutting-down", machine.ended(), machine.end());
            }
        }
        return bus.lines;
    }

    private void state(Machine machine, String state, Instant time, String happening) {
        var text = json(
                "{'version':'0','id':'%s','detail-type':'EC2 Instance State-change Notification','source':'aws.ec2','account':'%s','time':'%s','region':'eu-west-1','resources':['arn:aws:ec2:eu-west-1:%s:instance/%s'],'detail':{'instance-id':'%s','state':'%s'}}",
                Registry.hex(happening + state).substring(0, 16),
                machine.account(),
                Clock.seconds(time),
                machine.account(),
                machine.id(),
                machine.id(),
                state);
        lines.add(new Line(
                time.truncatedTo(ChronoUnit.SECONDS),
                text,
                happening.isEmpty() ? List.of() : List.of(Clock.SECONDS.tells(happening, SOURCE, time))));
    }

    static List<Line> inventory(MachineWorld world) {
        var lines = new ArrayList<Line>();
        for (var ami : world.images()) {
            if (ami.isListed()) {
                var alias = ami.alias().isEmpty() ? "" : "'ImageOwnerAlias':'%s',".formatted(ami.alias());
                var text = json(
                        "{'ImageId':'%s','ImageLocation':'%s/image','OwnerId':'%s',%s'State':'available','BlockDeviceMappings':[{'DeviceName':'/dev/xvda','Ebs':{'SnapshotId':'%s','VolumeSize':8}}],'Name':'image-%s','RootDeviceName':'/dev/xvda'}",
                        ami.id(), ami.owner(), ami.owner(), alias, ami.snapshot(), ami.id());
                lines.add(new Line(
                        ContainerWorlds.BEGIN,
                        text,
                        List.of(Clock.SECONDS.tells(ami.inventory(), INVENTORY, ContainerWorlds.BEGIN))));
            }
        }
        return lines;
    }
}
