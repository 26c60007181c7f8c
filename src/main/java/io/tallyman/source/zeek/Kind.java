package io.tallyman.source.zeek;

import java.util.Set;

/** Which of Zeek's logs a record belongs to, told by its fields: a log's path can be configured. */
enum Kind {
    CONNECTION("NSM:Flow"),
    DNS("zeek:dns"),
    TLS("zeek:ssl"),
    /* Read where they are met, for the names in them; they have no log source of their own. */
    QUIC(""),
    HTTP(""),
    OTHER("");

    private static final Set<String> OURS = Set.of("conn", "dns", "ssl");

    /** ATT&amp;CK's name; empty where the log has none. */
    final String logSource;

    Kind(String logSource) {
        this.logSource = logSource;
    }

    /** The kind of a record that has these fields. */
    static Kind of(Set<Field> fields) {
        if (!all(fields, Field.ORIGINATOR, Field.RESPONDER)) {
            return OTHER;
        }
        if (all(fields, Field.PROTOCOL, Field.CONNECTION_MARK)) {
            return CONNECTION;
        }
        if (all(fields, Field.QUERY, Field.DNS_MARK)) {
            return DNS;
        }
        if (all(fields, Field.SERVER_NAME, Field.QUIC_MARK)) {
            return QUIC;
        }
        if (all(fields, Field.TLS_MARK) || all(fields, Field.VERSION, Field.CIPHER)) {
            return TLS;
        }
        return all(fields, Field.HOST, Field.HTTP_MARK) ? HTTP : OTHER;
    }

    /** Whether a log of this path must be one of the kinds above, so that a record that is none lacks something. */
    static boolean isOurs(String path) {
        return OURS.contains(path);
    }

    boolean hasLogSource() {
        return !logSource.isEmpty();
    }

    static boolean all(Set<Field> fields, Field... wanted) {
        for (var field : wanted) {
            if (!fields.contains(field)) {
                return false;
            }
        }
        return true;
    }
}
