package io.tallyman.identity;

import io.tallyman.event.Attribution;
import io.tallyman.event.ContainerKind;
import io.tallyman.event.JoinQuality;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
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

    private final Map<String, HostProcesses> byHost = new HashMap<>();
    private final Minutes<ProcessNode> told = new Minutes<>();
    private final Duration tolerance;
    private final Function<ContainerEntry, Collection<ContainerEntry>> inside;

    /** @param inside the containers known to be in a sandbox */
    ProcessTree(Duration tolerance, Function<ContainerEntry, Collection<ContainerEntry>> inside) {
        this.tolerance = tolerance;
        this.inside = inside;
    }

    void startedIn(String host, String cluster, long pid, Instant time, ContainerEntry container, boolean shim) {
        var node = node(host, pid);
        if (node.putInto(container, shim, time, cluster)) {
            container.hasProcess(node);
        }
    }

    void childOf(String host, String cluster, long pid, long parent, Instant time) {
        var node = node(host, pid);
        node.hasParent(parent, time, cluster);
        told.add(time, node);
    }

    private ProcessNode node(String host, long pid) {
        return byHost.computeIfAbsent(host, HostProcesses::new).node(pid);
    }

    /** Whose process it was at that time. A process of the host waits too: the record of its container may come yet. */
    Answer owner(String host, String cluster, long pid, long parent, Instant time) {
        var home = byHost.get(host);
        var here = pid;
        for (int depth = 0; depth < MAX_DEPTH && here > 1; depth++) {
            var process = home == null ? null : home.at(here);
            var root = process == null ? null : process.root(cluster, time, tolerance);
            if (root != null && (depth > 0 || !root.shim)) {
                return known(root, here, depth, time);
            }
            var next = depth == 0 && parent > 0 ? parent : parent(process, cluster, time);
            if (next == 0) {
                return new Answer.Waiting(new Links.Pid(host, here));
            }
            here = next;
        }
        return pid > 1 ? new Answer.Waiting(new Links.Pid(host, pid)) : Answer.NOBODY;
    }

    private long parent(@Nullable ProcessNode process, String cluster, Instant time) {
        return process == null ? 0 : process.parent(cluster, time, tolerance);
    }

    private Answer known(ProcessRoot root, long pid, int depth, Instant time) {
        return new Answer.Known(
                root.shim && root.container.kind == ContainerKind.SANDBOX
                        ? throughShim(root.container, pid, time)
                        : root.attribution(pid, depth));
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

    /** Forgets parents told before that time, to the minute. */
    void forget(Instant before) {
        told.removeBefore(before, (minute, node) -> {
            node.forgetParents(minute);
            drop(node);
        });
    }

    /** Forgets that processes were started in a container. */
    void forget(ContainerEntry container) {
        container.processes().forEach(node -> {
            node.forget(container);
            drop(node);
        });
    }

    private void drop(ProcessNode node) {
        var home = node.home;
        if (node.isEmpty() && home.at(node.pid) == node) {
            home.remove(node);
            if (home.size() == 0) {
                byHost.remove(home.host);
            }
        }
    }

    int size() {
        return byHost.values().stream().mapToInt(HostProcesses::size).sum();
    }
}
