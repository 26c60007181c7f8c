package io.tallyman.oracle;

import io.tallyman.alert.Subject;
import io.tallyman.oracle.Pod.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A world of containers for AN0691: what runs on a few nodes, and how it is watched. */
record ContainerWorld(long seed, Premises premises, List<Pod> pods) implements World<ContainerWorld> {

    ContainerWorld {
        pods = List.copyOf(pods);
    }

    @Override
    public String tunables() {
        return premises.setting().yaml();
    }

    @Override
    public List<RawLog> logs() {
        return ContainerLogs.of(this);
    }

    @Override
    public Collection<Verdict> verdicts(List<RawLog> logs) {
        return withPlaces(new ContainerOracle(this, RawLog.told(logs), false).verdicts());
    }

    @Override
    public Collection<Verdict> verdictsWithHoles(List<RawLog> logs) {
        return withPlaces(new ContainerOracle(this, RawLog.told(logs), true).verdicts());
    }

    /* Where no record gives an id, an alert is about a place in a pod, and all that filled it. */
    private Collection<Verdict> withPlaces(Collection<Verdict> verdicts) {
        var places = verdicts;
        for (var pod : pods) {
            for (var run : pod.runs()) {
                places = Verdict.either(
                        places,
                        verdicts.stream()
                                .filter(verdict -> verdict.subject().equals(name(run)))
                                .map(verdict -> verdict.at(place(pod, run)))
                                .toList());
            }
        }
        return places;
    }

    private static String place(Pod pod, Run run) {
        return "place %s of pod %d".formatted(run.name(), pod.number());
    }

    Stream<Run> runs() {
        return pods.stream().flatMap(Pod::all);
    }

    /** The name that the oracle gives a container. */
    static String name(Run run) {
        return "container " + run.number();
    }

    @Override
    public String name(Subject subject) {
        if (!(subject instanceof Subject.Container container)) {
            return "something else: " + subject;
        }
        for (var pod : pods) {
            for (var run : pod.all().toList()) {
                var isById = !container.id().isEmpty()
                        && (run.id().startsWith(container.id())
                                && (pod.kind() != Kind.CTR || run.id().equals(container.id())));
                var isByPlace = container.id().isEmpty()
                        && container.pod().name().equals(pod.name())
                        && container.name().equals(run.name())
                        && !run.name().isEmpty();
                if (isById || isByPlace) {
                    return isById ? name(run) : place(pod, run);
                }
            }
        }
        return "something unknown: " + subject;
    }

    @Override
    public Stream<ContainerWorld> smaller() {
        var worlds = new ArrayList<ContainerWorld>();
        for (var pod : pods) {
            if (pods.size() > 1) {
                worlds.add(
                        with(pods.stream().filter(other -> !other.equals(pod)).toList()));
            }
            pod.smaller()
                    .forEach(fewer -> worlds.add(with(pods.stream()
                            .map(other -> other.equals(pod) ? fewer : other)
                            .toList())));
        }
        return Stream.concat(worlds.stream(), premises.smaller().map(fewer -> new ContainerWorld(seed, fewer, pods)));
    }

    private ContainerWorld with(List<Pod> others) {
        return new ContainerWorld(seed, premises, others);
    }

    /* What only shows what happened, where other logs tell whose it is. */
    private Set<String> leaves() {
        var leaves = new HashSet<>(Set.of("falco", "tetragon", ZeekLines.FLOWS, ZeekLines.NAMES, "kubernetes:events"));
        if (premises.audit()) {
            leaves.add("containerd:runtime");
            if (pods.stream().noneMatch(pod -> pod.kind() == Kind.CTR)) {
                leaves.add("cni:result");
            }
        }
        return leaves;
    }

    @Override
    public boolean isWhole(List<RawLog> rest) {
        var leaves = leaves();
        return logs().stream()
                .filter(log -> !leaves.contains(log.source().logSource()))
                .allMatch(log -> rest.stream()
                        .anyMatch(other -> other.file().equals(log.file())
                                && other.lines().size() == log.lines().size()));
    }

    @Override
    public boolean isExcused(String subject, Proof proof, List<RawLog> rest) {
        return pods.stream()
                .anyMatch(pod -> pod.runs().stream()
                        .filter(run ->
                                name(run).equals(subject) || place(pod, run).equals(subject))
                        .anyMatch(run -> new Excuses(this, subject, pod, run, rest).hold(proof)));
    }
}
