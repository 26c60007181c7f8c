package io.tallyman.oracle;

import static io.tallyman.oracle.Quoted.json;

import io.tallyman.oracle.Act.Eye;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What watches the connections of the machines of one account. */
final class WireLines {

    static final String FLOW_LOG = "AWS:VPCFlowLogs";
    static final String SENSOR = "NSM:Flow";
    static final String PLAIN_HEAD =
            "version account-id interface-id srcaddr dstaddr srcport dstport protocol packets bytes start end action log-status\n";
    static final String FULL_HEAD = PLAIN_HEAD.stripTrailing()
            + " vpc-id subnet-id instance-id tcp-flags type pkt-srcaddr pkt-dstaddr region az-id flow-direction traffic-path\n";

    private WireLines() {}

    /** Flow logs of AWS. */
    static List<Line> flowLog(List<Machine> machines, boolean isFull) {
        var lines = new ArrayList<Line>();
        for (var machine : machines) {
            for (var act : machine.acts()) {
                if (act.seen().contains(Eye.WIRE) && act.deed() instanceof Connection to) {
                    flow(machine, act, to, isFull, lines);
                }
            }
        }
        return lines;
    }

    /* Each direction is a row. */
    private static void flow(Machine machine, Act act, Connection to, boolean isFull, List<Line> lines) {
        var port = 30_000 + act.number();
        var start = act.time().getEpochSecond();
        var written = act.time().plusSeconds(20 + act.number() % 5);
        var there = row(machine, machine.address(), to.address(), port, to.port(), start, isFull, "2", "egress");
        var back = row(machine, to.address(), machine.address(), to.port(), port, start, isFull, "18", "ingress");
        lines.add(new Line(written, there, List.of(Clock.SECONDS.tells(act.happening(), FLOW_LOG, act.time()))));
        lines.add(new Line(written.plusNanos(1), back, List.of()));
    }

    private static String row(
            Machine machine,
            String from,
            String to,
            int fromPort,
            int toPort,
            long start,
            boolean isFull,
            String flags,
            String direction) {
        var row = "2 %s %s %s %s %d %d 6 12 900 %d %d ACCEPT OK"
                .formatted(
                        machine.account(), machine.networkInterface(), from, to, fromPort, toPort, start, start + 20);
        return isFull
                ? row
                        + " vpc-0%s %s %s %s IPv4 %s %s eu-west-1 euw1-az1 %s %s"
                                .formatted(
                                        machine.account(),
                                        machine.subnet(),
                                        machine.id(),
                                        flags,
                                        from,
                                        to,
                                        direction,
                                        direction.equals("egress") ? "1" : "-")
                : row;
    }

    /** Zeek's conn.log at a mirror of the network. */
    static List<Line> sensor(List<Machine> machines) {
        var lines = new ArrayList<Line>();
        for (var machine : machines) {
            for (var act : machine.acts()) {
                if (act.seen().contains(Eye.WIRE) && act.deed() instanceof Connection to) {
                    lines.add(sensed(machine, act, to));
                }
            }
        }
        return lines;
    }

    private static Line sensed(Machine machine, Act act, Connection to) {
        var text = json(
                "{'ts':%s,'uid':'C%06x','id.orig_h':'%s','id.orig_p':%d,'id.resp_h':'%s','id.resp_p':%d,'proto':'tcp','duration':3.5,'orig_bytes':180,'resp_bytes':900,'conn_state':'SF','local_orig':true,'local_resp':false}",
                Clock.epoch(act.time()),
                act.number(),
                machine.address(),
                30_000 + act.number(),
                to.address(),
                to.port());
        return new Line(
                act.time().plusMillis(3_500),
                text,
                List.of(Clock.MICROSECONDS.tells(act.happening(), SENSOR, act.time())));
    }

    /** Zeek's dns.log there. */
    static List<Line> names(List<Machine> machines) {
        var lines = new ArrayList<Line>();
        for (var machine : machines) {
            for (var lookup : machine.lookups()) {
                lines.add(looked(machine, lookup.time(), lookup));
            }
        }
        return lines;
    }

    private static Line looked(Machine machine, Instant time, Pod.Lookup lookup) {
        var text = json(
                "{'ts':%s,'uid':'D%06x','id.orig_h':'%s','id.orig_p':%d,'id.resp_h':'10.20.0.2','id.resp_p':53,'proto':'udp','trans_id':%d,'query':'%s','qtype_name':'%s','rcode':0,'rcode_name':'NOERROR','answers':['%s'],'TTLs':[60.0],'rejected':false}",
                Clock.epoch(time),
                lookup.number(),
                machine.address(),
                40_000 + lookup.number(),
                lookup.number(),
                lookup.name(),
                lookup.address().contains(":") ? "AAAA" : "A",
                lookup.address());
        return new Line(time, text, List.of(Clock.MICROSECONDS.tells(lookup.happening(), ZeekLines.NAMES, time)));
    }
}
