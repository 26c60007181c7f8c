package io.tallyman.bench;

import io.tallyman.event.NetworkFlow;

/** Flows as Zeek writes them into conn.log. */
final class ZeekLines {

    static final String HEADER = """
            #separator \\x09
            #set_separator|,
            #empty_field|(empty)
            #unset_field|-
            #path|conn
            #open|2026-11-20-06-00-00
            #fields|ts|uid|id.orig_h|id.orig_p|id.resp_h|id.resp_p|proto|service|duration|orig_bytes|resp_bytes|conn_state\
            |local_orig|local_resp|missed_bytes|history|orig_pkts|orig_ip_bytes|resp_pkts|resp_ip_bytes|tunnel_parents
            #types|time|string|addr|port|addr|port|enum|string|interval|count|count|string|bool|bool|count|string|count\
            |count|count|count|set[string]
            """.replace('|', '\t');

    private ZeekLines() {}

    static void tsv(NetworkFlow flow, StringBuilder out) {
        out.append(stamp(flow)).append('\t').append(flow.connection());
        out.append('\t').append(flow.source()).append('\t').append(flow.sourcePort());
        out.append('\t')
                .append(flow.destination().address())
                .append('\t')
                .append(flow.destination().port());
        out.append("\ttcp\t-\t").append(seconds(flow)).append('\t').append(flow.bytesSent());
        out.append('\t')
                .append(flow.bytesReceived())
                .append("\tSF\tT\tT\t0\tShADadFf\t12\t")
                .append(flow.bytesSent() + 624);
        out.append("\t10\t").append(flow.bytesReceived() + 520).append("\t-\n");
    }

    static void json(NetworkFlow flow, StringBuilder out) {
        out.append("{\"ts\":").append(stamp(flow)).append(",\"uid\":\"").append(flow.connection());
        out.append("\",\"id.orig_h\":\"")
                .append(flow.source())
                .append("\",\"id.orig_p\":")
                .append(flow.sourcePort());
        out.append(",\"id.resp_h\":\"").append(flow.destination().address());
        out.append("\",\"id.resp_p\":").append(flow.destination().port());
        out.append(",\"proto\":\"tcp\",\"duration\":").append(seconds(flow)).append(",\"orig_bytes\":");
        out.append(flow.bytesSent()).append(",\"resp_bytes\":").append(flow.bytesReceived());
        out.append(",\"conn_state\":\"SF\",\"local_orig\":true,\"local_resp\":true,\"missed_bytes\":0,");
        out.append("\"history\":\"ShADadFf\",\"orig_pkts\":12,\"orig_ip_bytes\":")
                .append(flow.bytesSent() + 624);
        out.append(",\"resp_pkts\":10,\"resp_ip_bytes\":")
                .append(flow.bytesReceived() + 520)
                .append("}\n");
    }

    private static String stamp(NetworkFlow flow) {
        var instant = flow.time().instant();
        return "%d.%06d".formatted(instant.getEpochSecond(), instant.getNano() / 1_000);
    }

    private static String seconds(NetworkFlow flow) {
        return "%d.%03d".formatted(flow.duration() / 1_000, flow.duration() % 1_000);
    }
}
