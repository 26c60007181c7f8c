package io.tallyman.source.suricata;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Who opened the latest flows that netflow records tell of. Suricata writes one record for each direction of a flow, that
 * of the initiator first; nothing in the record itself says which it is.
 */
final class Initiators {

    private static final int MOST = 1024;

    private final Map<String, String> byFlow = new Latest();

    /** Whether this record is the second one of its flow: the answering direction. */
    boolean isReply(String flow, String source, long port) {
        var side = source + ' ' + port;
        var opener = flow.isEmpty() ? null : byFlow.putIfAbsent(flow, side);
        return opener != null && !opener.equals(side);
    }

    private static final class Latest extends LinkedHashMap<String, String> {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > MOST;
        }
    }
}
