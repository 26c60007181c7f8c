package io.tallyman.oracle;

import io.tallyman.oracle.ContainerOwners.Share;
import io.tallyman.oracle.MachineTies.Name;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * Whose the records of a world of machines are. That is known; what is open is only what the records leave open: an address
 * or a name that was just given on, and one that two accounts have where the record tells no account. A record is nobody's
 * where nothing ever ties what it names to a machine.
 */
final class MachineOwners {

    private final MachineWorld world;
    private final List<Told> told;
    private final Duration tolerance;
    private final MachineTies ties;

    MachineOwners(MachineWorld world, List<Told> told) {
        this.world = world;
        this.told = told;
        this.tolerance = world.premises().setting().tolerance;
        this.ties = new MachineTies(world, told);
    }

    MachineTies ties() {
        return ties;
    }

    List<Told> of(String happening) {
        return told.stream().filter(word -> word.happening().equals(happening)).toList();
    }

    boolean isTold(String happening) {
        return !of(happening).isEmpty();
    }

    /** Whether a machine's launch was seen, or a change of its user data. */
    boolean isFollowed(Machine machine) {
        return isTold(machine.launch())
                || machine.restarts().stream().anyMatch(restart -> {
                    for (int i = 0; i < restart.changes().size(); i++) {
                        if (isTold(restart.change(i))) {
                            return true;
                        }
                    }
                    return false;
                });
    }

    /** The last record of its end. */
    Instant end(Machine machine) {
        if (!ties.isEndTied(machine)) {
            return Machine.NEVER;
        }
        return of(machine.end()).stream()
                .map(Told::time)
                .max(Comparator.naturalOrder())
                .orElse(Machine.NEVER);
    }

    private Instant begin(Machine machine) {
        return of(machine.launch()).stream().map(Told::time).findFirst().orElse(Instant.MIN);
    }

    /** Whether it may have been there, as far as clocks tell. */
    boolean mayBeThere(Machine machine, Told word) {
        return isAlive(machine, word, tolerance.plusSeconds(2));
    }

    private boolean isAlive(Machine machine, Told word, Duration margin) {
        var begin = begin(machine);
        return (begin.equals(Instant.MIN) || !word.time().isBefore(begin.minus(margin)))
                && !word.time().isAfter(end(machine).plus(margin));
    }

    /** Whether what one did is taken for what another did. */
    Share share(Machine whom, Machine actor, Act act, Told word) {
        var name = ties.name(actor, act, word);
        if (!isFollowed(whom) || !ties.isTied(whom, name, word)) {
            return Share.NONE;
        }
        if (name == Name.ID || name == Name.INTERFACE) {
            return whom.equals(actor) ? Share.SURE : byInterface(whom, actor, name, word);
        }
        if (!whom.address().equals(actor.address())) {
            return Share.NONE;
        }
        return byName(whom, actor, name, word);
    }

    /* In Azure the next machine has an interface at the same path: told of that alone, it may be taken for this one. */
    private Share byInterface(Machine whom, Machine actor, Name name, Told word) {
        var isUnclear = name == Name.INTERFACE
                && whom.isAzures()
                && whom.path().equals(actor.path())
                && !isTold(actor.launch());
        return isUnclear && isAlive(whom, word, tolerance.plusSeconds(2)) ? Share.OPEN : Share.NONE;
    }

    private Share byName(Machine whom, Machine actor, Name name, Told word) {
        var isAccountTold = world.premises().isAccountTold()
                || name == Name.PATH
                || (name == Name.PRIVATE_NAME && whom.isGoogles())
                || List.of(WireLines.FLOW_LOG, AzureFlows.SOURCE).contains(word.source());
        var isElsewhere = !whom.account().equals(actor.account());
        if (isElsewhere && isAccountTold) {
            return Share.NONE;
        }
        var margin = tolerance.plusSeconds(2);
        var others = world.machines().stream()
                .filter(other -> !other.equals(whom)
                        && other.address().equals(whom.address())
                        && ties.isTied(other, name, word)
                        && (!isAccountTold || other.account().equals(whom.account())))
                .toList();
        var isContested = others.stream().anyMatch(other -> isAlive(other, word, margin));
        if (!whom.equals(actor)) {
            return isAlive(whom, word, margin) ? Share.OPEN : Share.NONE;
        }
        var isShared = !isAccountTold
                && isAlive(whom, word, Duration.ZERO)
                && others.stream()
                        .anyMatch(other ->
                                !other.account().equals(whom.account()) && isAlive(other, word, Duration.ZERO));
        return isShared ? Share.NONE : isContested ? Share.OPEN : Share.SURE;
    }
}
