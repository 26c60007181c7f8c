package io.tallyman.identity;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is told of one pid of one host: containers that it was put into, and parents that it had. */
final class ProcessNode {

    final HostProcesses home;
    final long pid;
    /** The first word on its container; nearly always the only one, as with its parent, so both are kept near at hand. */
    private @Nullable ProcessRoot root;

    private List<ProcessRoot> furtherRoots = List.of();
    /** The first parent that was told, 0 if none. */
    private int parent;

    private int nano;
    private long second;
    private String cluster = "";
    /** All parents, where several were told, or one whose pid is larger than any kernel gives. */
    private @Nullable Parents all;

    ProcessNode(HostProcesses home, long pid) {
        this.home = home;
        this.pid = pid;
    }

    /** A runtime put it into a container; false where that is known. */
    boolean putInto(ContainerEntry container, boolean shim, Instant time, String where) {
        if (root == null) {
            root = new ProcessRoot(time, container, shim, where);
            return true;
        }
        if (root.says(time, container, shim, where)) {
            return false;
        }
        for (var further : furtherRoots) {
            if (further.says(time, container, shim, where)) {
                return false;
            }
        }
        furtherRoots = Few.with(furtherRoots, new ProcessRoot(time, container, shim, where));
        return true;
    }

    void hasParent(long told, Instant time, String where) {
        if (all != null) {
            all.add(time, told, where);
        } else if (parent == 0 && told == (int) told) {
            parent = (int) told;
            second = time.getEpochSecond();
            nano = time.getNano();
            cluster = where;
        } else if (parent != told || !cluster.equals(where) || !time.equals(first())) {
            all = new Parents();
            if (parent != 0) {
                all.add(first(), parent, cluster);
            }
            all.add(time, told, where);
        }
    }

    private Instant first() {
        return Instant.ofEpochSecond(second, nano);
    }

    /** The word on its container that counts at that time; null if none. */
    @Nullable
    ProcessRoot root(String where, Instant time, Duration tolerance) {
        var best = root != null && covers(root, where, time, tolerance) ? root : null;
        for (var further : furtherRoots) {
            if (covers(further, where, time, tolerance)) {
                best = best == null || further.isBetter(best, time) ? further : best;
            }
        }
        return best;
    }

    private static boolean covers(ProcessRoot root, String where, Instant time, Duration tolerance) {
        return Scopes.compatible(root.cluster, where)
                && !Moments.isAfter(root.time, time, tolerance)
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
        var left = furtherRoots.stream()
                .filter(further -> further.container != container)
                .toList();
        if (root != null && root.container == container) {
            root = left.isEmpty() ? null : left.get(0);
            left = left.isEmpty() ? left : left.subList(1, left.size());
        }
        furtherRoots = left.isEmpty() ? List.of() : new ArrayList<>(left);
    }

    boolean isEmpty() {
        return root == null && (all == null ? parent == 0 : all.isEmpty());
    }
}
