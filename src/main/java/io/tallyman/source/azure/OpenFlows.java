package io.tallyman.source.azure;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Connections that were told and have not ended: what they did since needs no event of its own. Only the latest are
 * remembered; of one that began before the log did, the first record counts.
 */
final class OpenFlows {

    private static final int REMEMBERED = 1 << 16;

    private final Map<String, Boolean> told = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    };

    /** Whether this tuple is the first of its connection at that interface. */
    boolean isNew(FlowTuple tuple, String networkInterface) {
        var key = networkInterface + ' ' + tuple.connection();
        if (tuple.ends()) {
            return told.remove(key) == null;
        }
        var again = tuple.begins() ? false : told.containsKey(key);
        if (tuple.lasts()) {
            told.put(key, true);
        }
        return !again;
    }
}
