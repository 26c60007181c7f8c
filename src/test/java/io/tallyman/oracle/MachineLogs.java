package io.tallyman.oracle;

import io.tallyman.oracle.MachinePremises.Guest;
import io.tallyman.oracle.MachinePremises.Wire;
import io.tallyman.source.Source;
import io.tallyman.source.auditd.AuditdSource;
import io.tallyman.source.auditd.LaurelSource;
import io.tallyman.source.aws.CloudTrail;
import io.tallyman.source.aws.DescribedImages;
import io.tallyman.source.aws.EventBridge;
import io.tallyman.source.aws.VpcFlowLog;
import io.tallyman.source.azure.ActivityLog;
import io.tallyman.source.azure.FlowLog;
import io.tallyman.source.cloudinit.CloudInitLog;
import io.tallyman.source.cloudinit.CloudInitOutput;
import io.tallyman.source.gcp.CloudAudit;
import io.tallyman.source.gcp.SubnetFlowLog;
import io.tallyman.source.sysmon.SysmonXml;
import io.tallyman.source.zeek.ConnectionLog;
import io.tallyman.source.zeek.DnsLog;
import java.util.ArrayList;
import java.util.List;

/** All logs of a world of machines. */
final class MachineLogs {

    private final MachineWorld world;
    private final MachinePremises premises;
    private final List<RawLog> logs = new ArrayList<>();

    private MachineLogs(MachineWorld world) {
        this.world = world;
        this.premises = world.premises();
    }

    static List<RawLog> of(MachineWorld world) {
        var all = new MachineLogs(world);
        all.control();
        world.premises().provider().accounts().forEach(all::wire);
        world.machines().forEach(all::guest);
        return List.copyOf(all.logs);
    }

    private void control() {
        switch (premises.provider()) {
            case AWS -> trail();
            case GOOGLE -> add("audit.jsonl", new CloudAudit(), "", "", "", GoogleLines.of(world));
            case AZURE -> add("activity.json", new ActivityLog(), "", "", "", AzureLines.of(world));
        }
    }

    private void trail() {
        add("trail.json", new CloudTrail(), "", "", "", TrailLines.of(world));
        if (premises.states()) {
            add("states.json", new EventBridge(), "", "", "", StateLines.of(world));
        }
        if (premises.inventory()) {
            add("images.json", new DescribedImages(), "", "", "", StateLines.inventory(world));
        }
    }

    private void wire(String account) {
        var machines = world.machines().stream()
                .filter(machine -> machine.account().equals(account))
                .toList();
        var told = premises.isAccountTold() ? account : "";
        switch (premises.wire()) {
            case FULL, PLAIN -> flows(account, machines, premises.wire() == Wire.FULL);
            case SENSOR -> add(account + "/conn.log", new ConnectionLog(), "", told, "", WireLines.sensor(machines));
            case NONE -> {
                /* Nothing watches. */
            }
        }
        if (premises.names()) {
            add(account + "/dns.log", new DnsLog(), "", told, "", WireLines.names(machines));
        }
    }

    private void flows(String account, List<Machine> machines, boolean isFull) {
        switch (premises.provider()) {
            case AWS ->
                add(
                        account + "/flows.log",
                        new VpcFlowLog(),
                        "",
                        "",
                        isFull ? WireLines.FULL_HEAD : WireLines.PLAIN_HEAD,
                        WireLines.flowLog(machines, isFull));
            case GOOGLE -> add(account + "/flows.jsonl", new SubnetFlowLog(), "", "", "", GoogleLines.flows(machines));
            case AZURE -> add(account + "/flows.json", new FlowLog(), "", "", "", AzureFlows.of(machines, isFull));
        }
    }

    private void guest(Machine machine) {
        var host = switch (premises.naming()) {
            case ID -> machine.id();
            case PRIVATE_NAME -> machine.privateName();
            case OWN_NAME -> machine.ownName();
        };
        var told = premises.isAccountTold() ? machine.account() : "";
        if (premises.guest() != Guest.NONE) {
            var source = switch (premises.guest()) {
                case SYSMON -> new SysmonXml();
                case LAUREL -> new LaurelSource();
                default -> new AuditdSource();
            };
            add(machine.id() + "/guest.log", source, host, told, "", GuestLines.of(premises, machine, host));
        }
        if (premises.bootLog()) {
            add(machine.id() + "/cloud-init.log", new CloudInitLog(), host, told, "", InitLines.log(premises, machine));
        }
        if (premises.output()) {
            add(
                    machine.id() + "/cloud-init-output.log",
                    new CloudInitOutput(),
                    host,
                    told,
                    "",
                    InitLines.output(premises, machine));
        }
    }

    private void add(String file, Source source, String host, String account, String head, List<Line> lines) {
        if (!lines.isEmpty()) {
            logs.add(new RawLog(file, source, host, "", account, head, lines));
        }
    }
}
