package io.tallyman.oracle;

import io.tallyman.alert.Subject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A world of cloud instances for AN0692: which images there are, what was made of them, and what runs.
 *
 * @param images those that were there, and those that were made
 */
record MachineWorld(
        long seed,
        MachinePremises premises,
        List<Ami> images,
        List<Derivation> derivations,
        List<Search> searches,
        List<Machine> machines)
        implements World<MachineWorld> {

    MachineWorld {
        images = List.copyOf(images);
        derivations = List.copyOf(derivations);
        searches = List.copyOf(searches);
        machines = List.copyOf(machines);
    }

    @Override
    public String tunables() {
        return premises.yaml();
    }

    @Override
    public List<RawLog> logs() {
        return MachineLogs.of(this);
    }

    @Override
    public Collection<Verdict> verdicts(List<RawLog> logs) {
        return new MachineOracle(this, RawLog.told(logs), false).verdicts();
    }

    @Override
    public Collection<Verdict> verdictsWithHoles(List<RawLog> logs) {
        return new MachineOracle(this, RawLog.told(logs), true).verdicts();
    }

    /** The name that the oracle gives a machine. */
    static String name(Machine machine) {
        return "machine " + machine.number();
    }

    @Override
    public String name(Subject subject) {
        return machines.stream()
                .filter(machine -> subject instanceof Subject.Instance instance
                        && machine.id().equals(instance.id()))
                .map(MachineWorld::name)
                .findFirst()
                .orElse("something unknown: " + subject);
    }

    @Override
    public Stream<MachineWorld> smaller() {
        var worlds = new ArrayList<MachineWorld>();
        for (var machine : machines) {
            if (machines.size() > 1) {
                worlds.add(with(
                        derivations,
                        searches,
                        machines.stream()
                                .filter(other -> !other.equals(machine))
                                .toList()));
            }
            machine.smaller()
                    .forEach(fewer -> worlds.add(with(
                            derivations,
                            searches,
                            machines.stream()
                                    .map(other -> other.equals(machine) ? fewer : other)
                                    .toList())));
        }
        derivations.forEach(made -> worlds.add(
                with(derivations.stream().filter(other -> !other.equals(made)).toList(), searches, machines)));
        searches.forEach(search -> worlds.add(with(
                derivations,
                searches.stream().filter(other -> !other.equals(search)).toList(),
                machines)));
        return Stream.concat(
                worlds.stream(),
                premises.smaller()
                        .map(fewer -> new MachineWorld(seed, fewer, images, derivations, searches, machines)));
    }

    private MachineWorld with(List<Derivation> made, List<Search> sought, List<Machine> others) {
        return new MachineWorld(seed, premises, images, made, sought, others);
    }

    @Override
    public boolean isWhole(List<RawLog> rest) {
        var telling = Set.of(premises.provider().control, InitLines.LOG);
        return logs().stream()
                .filter(log -> telling.contains(log.source().logSource()))
                .allMatch(log -> rest.stream()
                        .anyMatch(other -> other.file().equals(log.file())
                                && other.lines().size() == log.lines().size()));
    }

    @Override
    public boolean isExcused(String subject, Proof proof, List<RawLog> rest) {
        return false;
    }
}
