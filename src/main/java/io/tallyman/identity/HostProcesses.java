package io.tallyman.identity;

import org.agrona.collections.Long2ObjectHashMap;
import org.jspecify.annotations.Nullable;

/** The processes of one host, by pid. */
final class HostProcesses {

    final String host;
    private final Long2ObjectHashMap<ProcessNode> byPid = new Long2ObjectHashMap<>();

    HostProcesses(String host) {
        this.host = host;
    }

    @Nullable
    ProcessNode at(long pid) {
        return byPid.get(pid);
    }

    /** The process of that pid, made if it is new. */
    ProcessNode node(long pid) {
        var known = byPid.get(pid);
        if (known != null) {
            return known;
        }
        var made = new ProcessNode(this, pid);
        byPid.put(pid, made);
        return made;
    }

    void remove(ProcessNode node) {
        byPid.remove(node.pid);
    }

    int size() {
        return byPid.size();
    }
}
