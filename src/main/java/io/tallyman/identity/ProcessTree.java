package io.tallyman.identity;

import io.tallyman.event.Attribution;
import io.tallyman.event.ContainerKind;
import io.tallyman.event.EventTime;
import io.tallyman.event.JoinQuality;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The processes of every host, as far as records tell: which one a runtime put into which container, and who is whose
 * parent. Pids are reused: a claim holds from when it was made while its container lives, and of several the latest counts.
 *
 * <p>A process belongs to the container of its nearest ancestor that a runtime started. That also holds for orphans,
 * which the kernel gives to the container's first process.
 */
final class ProcessTree {

    /** Longer chains than this are no real lineage. */
    private static final int MAX_DEPTH = 64;

    /* A runtime's word that a process runs in a container; a shim is outside, but its children are inside. */
    private record Root(EventTime time, ContainerEntry container, boolean shim, String cluster) {}

    private record Parent(Links.Pid child, Instant time, long pid, String cluster) {}

    private static final class Node {
        private List<Root> roots = List.of();
        private final List<Parent> parents = new ArrayList<>(1);
    }

    private final Map<Links.Pid, Node> processes = new HashMap<>();
    private final Minutes<Parent> told = new Minutes<>();
    private final Duration tolerance;
    private final Function<ContainerEntry, Collection<ContainerEntry>> inside;

    /** @param inside the containers known to be in a sandbox */
    ProcessTree(Duration tolerance, Function<ContainerEntry, Collection<ContainerEntry>> inside) {
        this.tolerance = tolerance;
        this.inside = inside;
    }

    void startedIn(String host, String cluster, long pid, EventTime time, ContainerEntry container, boolean shim) {
        var process = new Links.Pid(host, pid);
        var node = processes.computeIfAbsent(process, key -> new Node());
        var root = new Root(time, container, shim, cluster);
        if (!node.roots.contains(root)) {
            node.roots = new ArrayList<>(node.roots);
            node.roots.add(root);
            container.processes.add(process);
        }
    }

    void childOf(String host, String cluster, long pid, long parent, Instant time) {
        var child = new Links.Pid(host, pid);
        var known = processes.computeIfAbsent(child, key -> new Node()).parents;
        if (known.isEmpty()
                || known.get(known.size() - 1).pid != parent
                || !known.get(known.size() - 1).time.equals(time)) {
            var claim = new Parent(child, time, parent, cluster);
            known.add(claim);
            told.add(time, claim);
        }
    }

    /** Whose process it was at that time. A process of the host waits too: the record of its container may come yet. */
    Answer owner(String host, String cluster, long pid, long parent, Instant time) {
        var here = pid;
        for (int depth = 0; depth < MAX_DEPTH && here > 1; depth++) {
            var process = processes.get(new Links.Pid(host, here));
            var root = process == null ? Optional.<Root>empty() : root(process, cluster, time);
            if (root.isPresent() && (depth > 0 || !root.get().shim)) {
                return known(root.get(), here, depth, time);
            }
            var next = depth == 0 && parent > 0 ? Optional.of(parent) : parent(process, cluster, time);
            if (next.isEmpty()) {
                return new Answer.Waiting(new Links.Pid(host, here));
            }
            here = next.get();
        }
        return pid > 1 ? new Answer.Waiting(new Links.Pid(host, pid)) : Answer.NOBODY;
    }

    private Answer known(Root root, long pid, int depth, Instant time) {
        var container = root.container;
        if (root.shim && container.kind == ContainerKind.SANDBOX) {
            return new Answer.Known(throughShim(container, pid, time));
        }
        var what = root.shim ? "the container's shim" : "a process that the runtime put into the container";
        var steps = depth == 1 ? "1 step" : depth + " steps";
        var reason = depth == 0
                ? "pid " + pid + " is " + what
                : "its ancestor of " + steps + ", pid " + pid + ", is " + what;
        return new Answer.Known(new Attribution(
                container.key, container.network(), depth == 0 ? JoinQuality.EXACT : JoinQuality.DERIVED, reason));
    }

    /* A pod's shim starts all of the pod's containers: whose the process is shows only where one runs. */
    private Attribution throughShim(ContainerEntry sandbox, long pid, Instant time) {
        var running = inside.apply(sandbox).stream()
                .filter(member -> member.kind != ContainerKind.SANDBOX && member.lifetime.holds(time, tolerance))
                .toList();
        var shim = "its ancestor, pid " + pid + ", is the pod's shim";
        if (running.size() == 1) {
            var only = running.get(0);
            return new Attribution(only.key, only.network(), JoinQuality.DERIVED, shim + "; it runs one container");
        }
        var network = running.isEmpty() ? sandbox.network() : running.get(0).network();
        return new Attribution("", network, JoinQuality.INFERRED, shim + "; which container is not told");
    }

    private Optional<Root> root(Node process, String cluster, Instant time) {
        Root best = null;
        for (var root : process.roots) {
            if (!Scopes.compatible(root.cluster, cluster) || !covers(root, time)) {
                continue;
            }
            best = best == null || better(root, best, time) ? root : best;
        }
        return Optional.ofNullable(best);
    }

    private boolean covers(Root root, Instant time) {
        return notAfter(root.time.instant(), time) && (root.shim || root.container.lifetime.holds(time, tolerance));
    }

    private boolean notAfter(Instant told, Instant time) {
        return !told.isAfter(time) || !told.isAfter(time.plus(tolerance));
    }

    /* Of two claims on one pid the nearer in time: a runtime's record lags some milliseconds behind its process. */
    private static boolean better(Root one, Root other, Instant time) {
        var byDistance = distance(one.time.instant(), time).compareTo(distance(other.time.instant(), time));
        if (byDistance != 0) {
            return byDistance < 0;
        }
        return one.shim == other.shim ? one.container.key.compareTo(other.container.key) < 0 : other.shim;
    }

    /* Duration.abs() would go through a BigDecimal. */
    private static Duration distance(Instant one, Instant other) {
        return one.isBefore(other) ? Duration.between(one, other) : Duration.between(other, one);
    }

    private Optional<Long> parent(@Nullable Node process, String cluster, Instant time) {
        if (process == null) {
            return Optional.empty();
        }
        Parent best = null;
        for (var parent : process.parents) {
            var usable = Scopes.compatible(parent.cluster, cluster) && notAfter(parent.time, time);
            if (usable && (best == null || parent.time.isAfter(best.time))) {
                best = parent;
            }
        }
        return Optional.ofNullable(best).map(Parent::pid);
    }

    /** Forgets parents told before that time, to the minute. */
    void forget(Instant before) {
        told.removeBefore(before, claim -> {
            var node = processes.get(claim.child);
            if (node != null) {
                node.parents.remove(claim);
                drop(claim.child, node);
            }
        });
    }

    /** Forgets that processes were started in a container. */
    void forget(ContainerEntry container) {
        for (var process : container.processes) {
            var node = processes.get(process);
            if (node != null) {
                node.roots = node.roots.stream()
                        .filter(root -> root.container != container)
                        .toList();
                drop(process, node);
            }
        }
    }

    private void drop(Links.Pid process, Node node) {
        if (node.parents.isEmpty() && node.roots.isEmpty()) {
            processes.remove(process);
        }
    }

    int size() {
        return processes.size();
    }
}
