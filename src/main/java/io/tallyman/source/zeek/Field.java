package io.tallyman.source.zeek;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A column of Zeek's logs that we read, or that tells which log it is. */
enum Field {
    TS("ts"),
    PATH("_path"),
    UID("uid"),
    ORIGINATOR("id.orig_h", "id_orig_h orig_h src"),
    ORIGINATOR_PORT("id.orig_p", "id_orig_p orig_p src_port"),
    RESPONDER("id.resp_h", "id_resp_h resp_h dst"),
    RESPONDER_PORT("id.resp_p", "id_resp_p resp_p dst_port"),
    PROTOCOL("proto"),
    DURATION("duration"),
    ORIGINATOR_BYTES("orig_bytes"),
    RESPONDER_BYTES("resp_bytes"),
    QUERY("query"),
    ANSWERS("answers"),
    SERVER_NAME("server_name"),
    HOST("host"),
    /* The rest only tell which log it is; their values are not read. */
    CONNECTION_MARK("conn_state", "history orig_pkts"),
    DNS_MARK("AA", "RD qtype qclass qtype_name rcode rcode_name rejected"),
    TLS_MARK("established"),
    CIPHER("cipher"),
    VERSION("version"),
    QUIC_MARK("client_initial_dcid"),
    HTTP_MARK("method", "status_code");

    private static final Map<String, Field> BY_NAME = byName();

    /* The scope separator is configurable (Log::default_scope_sep): id.orig_h, id_orig_h, id-orig_h. */
    private static final Map<String, Field> BY_LAST_PART =
            Map.of("orig_h", ORIGINATOR, "orig_p", ORIGINATOR_PORT, "resp_h", RESPONDER, "resp_p", RESPONDER_PORT);

    /** The name as Zeek writes it by default. */
    final String written;

    private final String others;

    Field(String written) {
        this(written, "");
    }

    Field(String written, String others) {
        this.written = written;
        this.others = others;
    }

    /** The field that a key of a JSON record names; null where it is of no use. */
    static @Nullable Field ofKey(String key) {
        return BY_NAME.get(key);
    }

    /** The field that a column of a TSV header names; null where it is of no use. */
    static @Nullable Field ofColumn(String column) {
        var plain = BY_NAME.get(column);
        if (plain != null || !column.startsWith("id") || column.length() < "id.orig_h".length()) {
            return plain;
        }
        return BY_LAST_PART.get(column.substring(column.length() - "orig_h".length()));
    }

    boolean isMark() {
        return compareTo(CONNECTION_MARK) >= 0;
    }

    private static Map<String, Field> byName() {
        var map = new HashMap<String, Field>();
        for (var field : values()) {
            map.put(field.written, field);
            if (!field.others.isEmpty()) {
                for (var name : field.others.split(" ", -1)) {
                    map.put(name, field);
                }
            }
        }
        return Map.copyOf(map);
    }
}
