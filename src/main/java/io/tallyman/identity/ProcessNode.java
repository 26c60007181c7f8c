package io.tallyman.identity;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is told of one pid of one host: containers that it was put into, and parents that it had. */
final class ProcessNode {

    private record Parent(Instant time, long pid, String cluster) {
        boolean isBefore(Parent other) {
            var byTime = time.compareTo(other.time);
            return byTime != 0 ? byTime < 0 : pid < other.pid;
        }
    }

    final String host;
    final long pid;
    private List<ProcessRoot> roots = List.of();
    /** In the order of their time; nearly always one. */
    private List<Parent> parents = List.of();

    ProcessNode(String host, long pid) {
        this.host = host;
        this.pid = pid;
    }

    /** A runtime put it into a container; false where that is known. */
    boolean putInto(ContainerEntry container, boolean shim, Instant time, String cluster) {
        for (var root : roots) {
            if (root.says(time, container, shim, cluster)) {
                return false;
            }
        }
        roots = Few.with(roots, new ProcessRoot(time, container, shim, cluster));
        return true;
    }

    void hasParent(long parent, Instant time, String cluster) {
        var told = new Parent(time, parent, cluster);
        if (parents.isEmpty()) {
            parents = List.of(told);
            return;
        }
        int at = parents.size();
        while (at > 0 && told.isBefore(parents.get(at - 1))) {
            at--;
        }
        if (at > 0 && parents.get(at - 1).equals(told)) {
            return;
        }
        parents = parents.size() == 1 ? new ArrayList<>(parents) : parents;
        parents.add(at, told);
    }

    @Nullable
    ProcessRoot root(String cluster, Instant time, Duration tolerance) {
        ProcessRoot best = null;
        for (var root : roots) {
            if (Scopes.compatible(root.cluster, cluster) && covers(root, time, tolerance)) {
                best = best == null || root.isBetter(best, time) ? root : best;
            }
        }
        return best;
    }

    private static boolean covers(ProcessRoot root, Instant time, Duration tolerance) {
        return isTold(root.time, time, tolerance) && (root.shim || root.container.lifetime.holds(time, tolerance));
    }

    /** The last parent told by that time, as far as clocks agree; 0 if none. */
    long parent(String cluster, Instant time, Duration tolerance) {
        for (int i = toldBy(time, tolerance) - 1; i >= 0; i--) {
            if (Scopes.compatible(parents.get(i).cluster, cluster)) {
                return parents.get(i).pid;
            }
        }
        return 0;
    }

    /* How many were told by then. A process that lives long and does much has many. */
    private int toldBy(Instant time, Duration tolerance) {
        int low = 0;
        int high = parents.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (isTold(parents.get(middle).time, time, tolerance)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static boolean isTold(Instant told, Instant time, Duration tolerance) {
        return !Moments.isAfter(told, time, tolerance);
    }

    /** Forgets parents told before that time. */
    void forgetParents(Instant before) {
        int old = 0;
        while (old < parents.size() && parents.get(old).time.isBefore(before)) {
            old++;
        }
        if (old == parents.size()) {
            parents = List.of();
        } else if (old > 0) {
            parents.subList(0, old).clear();
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
        return parents.isEmpty() && roots.isEmpty();
    }
}
