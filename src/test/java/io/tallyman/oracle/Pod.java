package io.tallyman.oracle;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A pod, or a container that somebody started without Kubernetes.
 *
 * @param number unique in its world
 * @param address empty where it has none of its own
 * @param sandbox none outside Kubernetes
 * @param requested when somebody asked for it
 * @param deleted when somebody asked for its end; far in the future where nobody does
 */
record Pod(
        int number,
        Kind kind,
        String node,
        String namespace,
        String name,
        String uid,
        String address,
        List<Run> sandbox,
        List<Run> runs,
        Instant requested,
        Instant deleted,
        List<Lookup> lookups) {

    Pod {
        sandbox = List.copyOf(sandbox);
        runs = List.copyOf(runs);
        lookups = List.copyOf(lookups);
    }

    enum Kind {
        KUBERNETES,
        DOCKER,
        CTR
    }

    /** A name that it looked up, and the address that it was told. */
    record Lookup(int number, Instant time, String name, String address) {
        String happening() {
            return "look:" + number;
        }
    }

    String request() {
        return "request:" + number;
    }

    Stream<Run> all() {
        return Stream.concat(sandbox.stream(), runs.stream());
    }

    /** From when to when it has its address. */
    Instant begun() {
        return all().map(Run::created).min(Instant::compareTo).orElse(requested);
    }

    Instant ended() {
        return all().map(Run::ended).max(Instant::compareTo).orElse(Run.NEVER);
    }

    /** Those that filled the same place, one after the other. */
    List<Run> place(Run run) {
        return runs.stream().filter(other -> other.name().equals(run.name())).toList();
    }

    Pod with(List<Run> others, List<Lookup> otherLookups) {
        return new Pod(
                number, kind, node, namespace, name, uid, address, sandbox, others, requested, deleted, otherLookups);
    }

    /** Pods with one thing fewer. */
    Stream<Pod> smaller() {
        var pods = new ArrayList<Pod>();
        for (var run : runs) {
            if (runs.size() > 1) {
                pods.add(with(runs.stream().filter(other -> !other.equals(run)).toList(), lookups));
            }
            for (var doing : run.doings()) {
                var fewer = run.with(run.doings().stream()
                        .filter(other -> !other.equals(doing))
                        .toList());
                pods.add(with(
                        runs.stream()
                                .map(other -> other.equals(run) ? fewer : other)
                                .toList(),
                        lookups));
            }
        }
        for (var lookup : lookups) {
            pods.add(with(
                    runs,
                    lookups.stream().filter(other -> !other.equals(lookup)).toList()));
        }
        return pods.stream();
    }
}
