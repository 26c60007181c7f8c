package io.tallyman.identity;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is told of one pid of one host: containers that it was put into, and parents that it had. */
final class ProcessNode {

    final HostProcesses home;
    final long pid;
    private List<ProcessRoot> roots = List.of();
    /** The first parent that was told, 0 if none: nearly always the only one, so it is kept here, near at hand. */
    private long parent;

    private long second;
    private int nano;
    private String cluster = "";
    /** All parents, where several were told. */
    private @Nullable Parents all;

    ProcessNode(HostProcesses home, long pid) {
        this.home = home;
        this.pid = pid;
    }

    /** A runtime put it into a container; false where that is known. */
    boolean putInto(ContainerEntry container, boolean shim, Instant time, String where) {
        for (var root : roots) {
            if (root.says(time, container, shim, where)) {
                return false;
            }
        }
        roots = Few.with(roots, new ProcessRoot(time, container, shim, where));
        return true;
    }

    void hasParent(long told, Instant time, String where) {
        if (all != null) {
            all.add(time, told, where);
        } else if (parent == 0) {
            parent = told;
            second = time.getEpochSecond();
            nano = time.getNano();
            cluster = where;
        } else if (parent != told || !cluster.equals(where) || !time.equals(first())) {
            all = new Parents(first(), parent, cluster);
            all.add(time, told, where);
        }
    }

    private Instant first() {
        return Instant.ofEpochSecond(second, nano);
    }

    @Nullable
    ProcessRoot root(String where, Instant time, Duration tolerance) {
        ProcessRoot best = null;
        for (var root : roots) {
            if (Scopes.compatible(root.cluster, where) && covers(root, time, tolerance)) {
                best = best == null || root.isBetter(best, time) ? root : best;
            }
        }
        return best;
    }

    private static boolean covers(ProcessRoot root, Instant time, Duration tolerance) {
        return !Moments.isAfter(root.time, time, tolerance)
                && (root.shim || root.container.lifetime.holds(time, tolerance));
    }

    /** The last parent told by that time, as far as clocks agree; 0 if none. */
    long parent(String where, Instant time, Duration tolerance) {
        if (all != null) {
            return all.at(where, time, tolerance);
        }
        return Scopes.compatible(cluster, where) && !Moments.isAfter(second, nano, time, tolerance) ? parent : 0;
    }

    /** Forgets parents told before that time. */
    void forgetParents(Instant before) {
        if (all != null) {
            all.forget(before);
        } else if (parent != 0 && first().isBefore(before)) {
            parent = 0;
        }
    }

    void forget(ContainerEntry container) {
        var left = List.<ProcessRoot>of();
        for (var root : roots) {
            left = root.container == container ? left : Few.with(left, root);
        }
        roots = left;
    }

    boolean isEmpty() {
        return roots.isEmpty() && (all == null ? parent == 0 : all.isEmpty());
    }
}
