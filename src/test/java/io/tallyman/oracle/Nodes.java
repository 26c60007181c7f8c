package io.tallyman.oracle;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** What the nodes of a world give out and take back: pids, addresses, devices. */
final class Nodes {

    private record Free(Instant since, String what) {}

    private final RandomGenerator random;
    private final Duration rest;
    private final Map<String, List<Free>> pids = new HashMap<>();
    private final Map<String, List<Free>> addresses = new HashMap<>();
    private final Map<String, Integer> counts = new HashMap<>();

    /** @param rest how long a pid stays unused at least */
    Nodes(RandomGenerator random, Duration rest) {
        this.random = random;
        this.rest = rest;
    }

    /** A pid: a new one, or one whose process has ended a while ago. */
    long pid(String node, Instant time) {
        var free = pids.getOrDefault(node, List.of()).stream()
                .filter(pid -> pid.since.plus(rest).isBefore(time))
                .toList();
        if (!free.isEmpty() && random.nextInt(2) == 0) {
            var chosen = free.get(random.nextInt(free.size()));
            pids.getOrDefault(node, new ArrayList<>()).remove(chosen);
            return Long.parseLong(chosen.what);
        }
        return 4_000L + counts.merge(node, 1 + random.nextInt(7), Integer::sum);
    }

    /** An address: a new one, or one whose pod has ended, perhaps just now. */
    String address(String node, Instant time) {
        var free = addresses.getOrDefault(node, List.of()).stream()
                .filter(address -> address.since.isBefore(time))
                .toList();
        if (!free.isEmpty() && random.nextInt(3) > 0) {
            var chosen = free.get(random.nextInt(free.size()));
            addresses.getOrDefault(node, new ArrayList<>()).remove(chosen);
            return chosen.what;
        }
        var subnet = node.endsWith("2") ? 12 : node.startsWith("edge") ? 13 : 11;
        return "10.244.%d.%d".formatted(subnet, 2 + counts.merge("addresses of " + node, 1, Integer::sum));
    }

    /** The device of a container's root file system: unlike those of others. */
    static String device(int container) {
        return "00:%02x".formatted(0x30 + container);
    }

    /** Notes what is free once the pod has ended. */
    void free(Pod pod) {
        pod.all()
                .filter(Run::hasEnded)
                .forEach(run -> pids.computeIfAbsent(pod.node(), key -> new ArrayList<>())
                        .add(new Free(run.ended(), Long.toString(run.pid()))));
        if (!pod.address().isEmpty() && pod.ended().isBefore(Run.NEVER)) {
            addresses.computeIfAbsent(pod.node(), key -> new ArrayList<>()).add(new Free(pod.ended(), pod.address()));
        }
    }
}
