package io.tallyman.oracle;

import static io.tallyman.oracle.Quoted.json;

import io.tallyman.oracle.Pod.Lookup;
import java.util.ArrayList;
import java.util.List;

/** Zeek's conn.log and dns.log of a node, before NAT, as tables or JSON. */
final class ZeekLines {

    static final String FLOWS = "NSM:Flow";
    static final String NAMES = "zeek:dns";

    private static final String HEAD = """
            #separator \\x09
            #set_separator	,
            #empty_field	(empty)
            #unset_field	-
            #path	%s
            #open	2026-11-20-06-00-00
            #fields	%s
            #types	%s
            """;

    static final String CONN_HEAD = HEAD.formatted(
            "conn",
            "ts\tuid\tid.orig_h\tid.orig_p\tid.resp_h\tid.resp_p\tproto\tservice\tduration\torig_bytes\tresp_bytes\tconn_state\tlocal_orig\tlocal_resp",
            "time\tstring\taddr\tport\taddr\tport\tenum\tstring\tinterval\tcount\tcount\tstring\tbool\tbool");
    static final String DNS_HEAD = HEAD.formatted(
            "dns",
            "ts\tuid\tid.orig_h\tid.orig_p\tid.resp_h\tid.resp_p\tproto\ttrans_id\tquery\tqtype_name\trcode\trcode_name\tanswers\tTTLs\trejected",
            "time\tstring\taddr\tport\taddr\tport\tenum\tcount\tstring\tstring\tcount\tstring\tvector[string]\tvector[interval]\tbool");

    private ZeekLines() {}

    static List<Line> flows(Premises premises, List<Pod> pods) {
        var lines = new ArrayList<Line>();
        for (var pod : pods) {
            for (var run : pod.runs()) {
                for (var doing : run.doings()) {
                    if (doing.onWire() && doing.deed() instanceof Connection to) {
                        lines.add(flow(premises, pod, doing, to));
                    }
                }
            }
        }
        return lines;
    }

    /* Written when the connection has ended. */
    private static Line flow(Premises premises, Pod pod, Doing doing, Connection to) {
        var time = doing.time().plus(premises.wireSkew());
        var seconds = 1 + doing.number() % 9;
        var template = premises.table()
                ? "%s\tC%06x\t%s\t%d\t%s\t%d\ttcp\t-\t%d.5\t180\t900\tSF\tT\tF"
                : "{'ts':%s,'uid':'C%06x','id.orig_h':'%s','id.orig_p':%d,'id.resp_h':'%s','id.resp_p':%d,'proto':'tcp','duration':%d.5,'orig_bytes':180,'resp_bytes':900,'conn_state':'SF','local_orig':true,'local_resp':false}";
        return new Line(
                time.plusSeconds(seconds),
                json(
                        template,
                        Clock.epoch(time),
                        doing.number(),
                        pod.address(),
                        30_000 + doing.number(),
                        to.address(),
                        to.port(),
                        seconds),
                List.of(Clock.MICROSECONDS.tells(doing.happening(), FLOWS, time)));
    }

    static List<Line> names(Premises premises, List<Pod> pods) {
        var lines = new ArrayList<Line>();
        pods.forEach(pod -> pod.lookups().forEach(lookup -> lines.add(name(premises, pod, lookup))));
        return lines;
    }

    private static Line name(Premises premises, Pod pod, Lookup lookup) {
        var time = lookup.time().plus(premises.wireSkew());
        var template = premises.table()
                ? "%s\tD%06x\t%s\t%d\t10.96.0.10\t53\tudp\t%d\t%s\t%s\t0\tNOERROR\t%s\t60.000000\tF"
                : "{'ts':%s,'uid':'D%06x','id.orig_h':'%s','id.orig_p':%d,'id.resp_h':'10.96.0.10','id.resp_p':53,'proto':'udp','trans_id':%d,'query':'%s','qtype_name':'%s','rcode':0,'rcode_name':'NOERROR','answers':['%s'],'TTLs':[60.0],'rejected':false}";
        return new Line(
                time,
                json(
                        template,
                        Clock.epoch(time),
                        lookup.number(),
                        pod.address(),
                        40_000 + lookup.number(),
                        lookup.number(),
                        lookup.name(),
                        lookup.address().contains(":") ? "AAAA" : "A",
                        lookup.address()),
                List.of(Clock.MICROSECONDS.tells(lookup.happening(), NAMES, time)));
    }
}
