package io.tallyman.oracle;

import io.tallyman.oracle.MachineTies.Name;
import io.tallyman.oracle.Pod.Lookup;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Under which names machines know the addresses that they connect to. Where clocks leave open what was looked up before a
 * connection, the answer is open too: there is one for each moment at which it may have been.
 */
final class MachineNames {

    /** How long a look-up counts. */
    private static final Duration KEPT = Duration.ofHours(1);

    /** Logs whose connections have the address that they come from. */
    private static final Set<String> TELLS_ADDRESS = Set.of(
            WireLines.FLOW_LOG,
            GoogleLines.FLOW_LOG,
            AzureFlows.SOURCE,
            WireLines.SENSOR,
            MachinePremises.Guest.SYSMON.source);

    private final MachineWorld world;
    private final MachineOwners owners;
    private final Duration tolerance;

    MachineNames(MachineWorld world, MachineOwners owners) {
        this.world = world;
        this.owners = owners;
        this.tolerance = world.premises().setting().tolerance;
    }

    /* A name that was looked up then, by the machine or by another that may be taken for it. */
    private record Asked(Instant time, String name, boolean isOwn) {}

    /** All answers to what the names of a connection's destination are. */
    Set<Set<String>> readings(Machine machine, Connection to, Told word) {
        var asked = asked(machine, to, word);
        var moments = new TreeSet<Instant>(Set.of(word.time()));
        asked.stream().map(Asked::time).filter(word.time()::isBefore).forEach(moments::add);
        var readings = new HashSet<Set<String>>();
        for (var moment : moments) {
            for (var withOthers : List.of(false, true)) {
                var names = new TreeSet<String>();
                asked.stream()
                        .filter(each -> !each.time.isAfter(moment) && (withOthers || each.isOwn))
                        .forEach(each -> names.add(each.name));
                readings.add(names);
            }
        }
        return readings;
    }

    private List<Asked> asked(Machine machine, Connection to, Told word) {
        var asked = new ArrayList<Asked>();
        var isAddressTold = owners.ties().isTied(machine, Name.ADDRESS, word) || TELLS_ADDRESS.contains(word.source());
        for (var other : isAddressTold ? world.machines() : List.<Machine>of()) {
            var isOwn = other.equals(machine);
            if (isOwn || mayBeTaken(machine, other)) {
                for (var lookup : other.lookups()) {
                    for (var look : owners.of(lookup.happening())) {
                        if (speaksFor(lookup, look, to, word) && (isOwn || owners.mayBeThere(machine, look))) {
                            asked.add(new Asked(look.time(), lookup.name(), isOwn));
                        }
                    }
                }
            }
        }
        return asked;
    }

    /* Without the account, another's look-ups at the same address are one's own. */
    private boolean mayBeTaken(Machine machine, Machine other) {
        return other.address().equals(machine.address())
                && (!world.premises().isAccountTold() || other.account().equals(machine.account()));
    }

    private boolean speaksFor(Lookup lookup, Told look, Connection to, Told word) {
        return lookup.address().equals(to.address())
                && !look.time().isAfter(word.time().plus(tolerance).plus(word.precision()))
                && !look.time().isBefore(word.time().minus(KEPT));
    }
}
