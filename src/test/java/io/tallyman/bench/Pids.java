package io.tallyman.bench;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The process numbers of every node: counted up to the kernel's usual limit and begun anew, those of containers left out. */
final class Pids {

    private static final long FIRST = 2_000;
    private static final long LIMIT = 32_768;

    private final Map<String, Long> last = new HashMap<>();
    private final Map<String, Set<Long>> taken = new HashMap<>();

    long next(String node) {
        var kept = taken.getOrDefault(node, Set.of());
        var pid = last.getOrDefault(node, FIRST);
        do {
            pid = pid >= LIMIT ? FIRST : pid + 1;
        } while (kept.contains(pid));
        last.put(node, pid);
        return pid;
    }

    /** A pid that stays until it is given back. */
    long take(String node) {
        var pid = next(node);
        taken.computeIfAbsent(node, name -> new HashSet<>()).add(pid);
        return pid;
    }

    void giveBack(String node, long pid) {
        taken.getOrDefault(node, new HashSet<>()).remove(pid);
    }
}
