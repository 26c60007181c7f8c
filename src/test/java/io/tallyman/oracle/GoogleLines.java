package io.tallyman.oracle;

import static io.tallyman.oracle.Quoted.json;

import io.tallyman.oracle.Act.Eye;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Cloud Audit Logs of all projects of a world, and the flow logs of one. */
final class GoogleLines {

    static final String SOURCE = "gcp:audit";
    static final String FLOW_LOG = "gcp:vpcflow";

    private final List<Line> lines = new ArrayList<>();

    private GoogleLines() {}

    static List<Line> of(MachineWorld world) {
        var log = new GoogleLines();
        world.derivations().forEach(log::derived);
        world.machines().forEach(log::lived);
        return log.lines;
    }

    private void lived(Machine machine) {
        if (!machine.isOld()) {
            entry(machine, "instances.insert", machine.launched(), true, launch(machine), machine.launch());
            entry(machine, "instances.insert", machine.running(), false, "'request':{}", machine.run());
        }
        machine.tagging()
                .ifPresent(tagging -> entry(
                        machine,
                        "instances.setLabels",
                        tagging.time(),
                        true,
                        "'request':{'labels':[{'key':'env','value':'%s'}]}".formatted(tagging.env()),
                        machine.tag()));
        for (var restart : machine.restarts()) {
            restarted(machine, restart);
        }
        if (machine.hasEnded()) {
            entry(machine, "instances.delete", machine.ended().minusMillis(900), true, "'request':{}", "");
            entry(machine, "instances.delete", machine.ended(), false, "'request':{}", machine.end());
        }
    }

    private void restarted(Machine machine, Restart restart) {
        entry(machine, "instances.stop", restart.stopped().minusMillis(900), true, "'request':{}", "");
        entry(machine, "instances.stop", restart.stopped(), false, "'request':{}", restart.stop());
        for (int i = 0; i < restart.changes().size(); i++) {
            entry(
                    machine,
                    "instances.setMetadata",
                    restart.changes().get(i),
                    true,
                    "'request':{'fingerprint':'x'},'metadata':{'instanceMetadataDelta':{'modifiedMetadataKeys':['startup-script']}}",
                    restart.change(i));
        }
        entry(machine, "instances.start", restart.asked(), true, "'request':{}", "");
        entry(machine, "instances.start", restart.running(), false, "'request':{}", restart.run());
    }

    private static String launch(Machine machine) {
        var boot = machine.image().contains("/machineImages/")
                ? "'sourceMachineImage':'%s'".formatted(machine.image())
                : "'disks':[{'boot':true,'initializeParams':{'sourceImage':'%s'}}]".formatted(machine.image());
        var labels = machine.env().isEmpty() ? "" : ",'labels':[{'key':'env','value':'%s'}]".formatted(machine.env());
        return "'request':{'name':'%s',%s,'networkInterfaces':[{'network':'projects/%s/global/networks/main','networkIP':'%s','subnetwork':'%s'}]%s},'response':{'targetId':'%s'}"
                .formatted(
                        machine.ownName(),
                        boot,
                        machine.account(),
                        machine.address(),
                        machine.subnetPath(),
                        labels,
                        machine.id());
    }

    private void entry(Machine machine, String method, Instant time, boolean isFirst, String told, String happening) {
        var resource = "{'type':'gce_instance','labels':{'project_id':'%s','instance_id':'%s','zone':'%s'}}"
                .formatted(machine.account(), machine.id(), Machine.ZONE);
        entry(machine.account(), method, machine.path(), resource, time, isFirst ? "first" : "last", told, happening);
    }

    private void derived(Derivation made) {
        var source = made.source();
        var method = "images.insert";
        var name = made.id();
        var request = source.equals(Derivation.UPLOAD)
                ? "'rawDisk':{'source':'https://storage.googleapis.com/bucket/disk.tar.gz'}"
                : source.contains("/images/")
                        ? "'sourceImage':'%s'".formatted(source)
                        : source.contains("/snapshots/")
                                ? "'sourceSnapshot':'%s'".formatted(source)
                                : source.contains("/disks/")
                                        ? "'sourceDisk':'%s'".formatted(source)
                                        : "'sourceInstance':'%s'".formatted(source);
        if (name.contains("/machineImages/")) {
            method = "machineImages.insert";
        } else if (name.contains("/disks/")) {
            method = "disks.insert";
        } else if (name.contains("/snapshots/")) {
            method = "disks.createSnapshot";
            request = "'name':'%s'".formatted(name.substring(name.lastIndexOf('/') + 1));
            name = source;
        }
        entry(
                made.account(),
                method,
                name,
                "{'type':'gce_image','labels':{'project_id':'%s'}}".formatted(made.account()),
                made.time(),
                "first",
                "'request':{%s}".formatted(request),
                made.happening());
    }

    private void entry(
            String project,
            String method,
            String name,
            String resource,
            Instant time,
            String end,
            String told,
            String happening) {
        var text = json(
                "{'insertId':'-%d','logName':'projects/%s/logs/cloudaudit.googleapis.com%%2Factivity','protoPayload':{'@type':'type.googleapis.com/google.cloud.audit.AuditLog','authenticationInfo':{'principalEmail':'u%d@corp.example'},'serviceName':'compute.googleapis.com','methodName':'v1.compute.%s','resourceName':'%s',%s},'receiveTimestamp':'%s','resource':%s,'severity':'NOTICE','timestamp':'%s','operation':{'id':'operation-%d','producer':'compute.googleapis.com','%s':true}}",
                lines.size(),
                project,
                lines.size(),
                method,
                name,
                told,
                Clock.micros(time),
                resource,
                Clock.micros(time),
                lines.size(),
                end);
        lines.add(new Line(
                time,
                text,
                happening.isEmpty() ? List.of() : List.of(Clock.MICROSECONDS.tells(happening, SOURCE, time))));
    }

    /** Flow logs of a subnet: by the name of the machine. */
    static List<Line> flows(List<Machine> machines) {
        var lines = new ArrayList<Line>();
        for (var machine : machines) {
            for (var act : machine.acts()) {
                if (act.seen().contains(Eye.WIRE) && act.deed() instanceof Connection to) {
                    lines.add(flow(machine, act, to));
                }
            }
        }
        return lines;
    }

    private static Line flow(Machine machine, Act act, Connection to) {
        var written = act.time().plusSeconds(8);
        var text = json(
                "{'insertId':'f%d','jsonPayload':{'bytes_sent':'900','connection':{'dest_ip':'%s','dest_port':%d,'protocol':6,'src_ip':'%s','src_port':%d},'end_time':'%s','packets_sent':'7','reporter':'SRC','src_instance':{'project_id':'%s','region':'europe-west1','vm_name':'%s','zone':'%s'},'start_time':'%s'},'logName':'projects/%s/logs/compute.googleapis.com%%2Fvpc_flows','resource':{'type':'gce_subnetwork'},'timestamp':'%s'}",
                act.number(),
                to.address(),
                to.port(),
                machine.address(),
                30_000 + act.number(),
                Clock.nanos(act.time().plusSeconds(3)),
                machine.account(),
                machine.ownName(),
                Machine.ZONE,
                Clock.nanos(act.time()),
                machine.account(),
                Clock.nanos(written));
        return new Line(written, text, List.of(Clock.NANOSECONDS.tells(act.happening(), FLOW_LOG, act.time())));
    }
}
