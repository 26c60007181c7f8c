package io.tallyman.identity;

import io.tallyman.event.ContainerIds;

/** Names of hosts and clusters, which a record may leave out. */
final class Scopes {

    private Scopes() {}

    /** Whether two names may mean the same: equal, or one not told. */
    static boolean compatible(String one, String other) {
        return one.isEmpty() || other.isEmpty() || one.equals(other);
    }

    /** Key of the network namespace that a sandbox holds, where its pod is not known. */
    static String sandboxKey(String sandbox) {
        return "sandbox:" + (isRuntimeId(sandbox) ? sandbox.substring(0, ContainerIds.SHORTEST) : sandbox);
    }

    /** Whether an id is one that a runtime made, unique everywhere, or a prefix of one. */
    static boolean isRuntimeId(String id) {
        return id.length() >= ContainerIds.SHORTEST && ContainerIds.isHex(id);
    }
}
