package io.tallyman.oracle;

import io.tallyman.oracle.ContainerOwners.Share;
import io.tallyman.oracle.MachinePremises.Wire;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
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
    private final Duration grace;

    MachineOwners(MachineWorld world, List<Told> told) {
        this.world = world;
        this.told = told;
        this.tolerance = world.premises().setting().tolerance;
        this.grace = world.premises().setting().grace;
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

    /** How a record names its machine. */
    private enum Name {
        ID,
        INTERFACE,
        PATH,
        ADDRESS,
        PRIVATE_NAME,
        OWN_NAME
    }

    private Name name(Machine actor, Act act, Told word) {
        var premises = world.premises();
        return switch (word.source()) {
            case InitLines.LOG -> says(actor, word) ? Name.ID : ofHost();
            case WireLines.SENSOR -> Name.ADDRESS;
            case GoogleLines.FLOW_LOG -> Name.PATH;
            case WireLines.FLOW_LOG ->
                premises.wire() == Wire.FULL
                        ? Name.ID
                        : ((Connection) act.deed()).address().startsWith("10.")
                                        || ((Connection) act.deed()).address().startsWith("100.")
                                ? Name.ADDRESS
                                : Name.INTERFACE;
            default -> ofHost();
        };
    }

    private Name ofHost() {
        return switch (world.premises().naming()) {
            case ID -> Name.ID;
            case PRIVATE_NAME -> Name.PRIVATE_NAME;
            case OWN_NAME -> Name.OWN_NAME;
        };
    }

    /* cloud-init's log names its machine when that boots; before, only its host is known. */
    private boolean says(Machine actor, Told word) {
        return of(actor.identity()).stream().anyMatch(look -> !look.time().isAfter(word.time()));
    }

    /** Whether what one did is taken for what another did. */
    Share share(Machine whom, Machine actor, Act act, Told word) {
        var name = name(actor, act, word);
        if (!isFollowed(whom) || !isTied(whom, name, word)) {
            return Share.NONE;
        }
        if (name == Name.ID || name == Name.INTERFACE) {
            return whom.equals(actor) ? Share.SURE : Share.NONE;
        }
        if (!whom.address().equals(actor.address())) {
            return Share.NONE;
        }
        return byName(whom, actor, name, word);
    }

    /* cloud-init's log tells that its host is the machine. Of one whose launch no record tells, what is told later does not
    count, and else what is told later than it is waited for. */
    private boolean isTied(Machine machine, Name name, Told word) {
        return switch (name) {
            case ID -> true;
            case INTERFACE, ADDRESS -> isTold(machine.launch());
            case PATH -> isPlaced(machine, word);
            case PRIVATE_NAME -> isTold(machine.launch()) || isIdentified(machine, word);
            case OWN_NAME -> isIdentified(machine, word) || (machine.isGoogles() && isPlaced(machine, word));
        };
    }

    /* Every call of Google's tells where the machine stands, and so what it calls itself. */
    private boolean isPlaced(Machine machine, Told word) {
        var own = new ArrayList<>(List.of("tag:" + machine.number(), machine.end()));
        machine.restarts().forEach(restart -> {
            own.addAll(List.of(restart.stop(), restart.run()));
            for (int i = 0; i < restart.changes().size(); i++) {
                own.add(restart.change(i));
            }
        });
        return isTold(machine.launch())
                || told.stream()
                        .anyMatch(look -> own.contains(look.happening())
                                && !look.time().isAfter(word.time().plus(tolerance)));
    }

    private boolean isIdentified(Machine machine, Told word) {
        return of(machine.identity()).stream()
                .anyMatch(look -> !look.time().isAfter(word.time().plus(tolerance))
                        || (isTold(machine.launch())
                                && look.time()
                                        .isBefore(word.time().plus(tolerance).plus(grace))));
    }

    private Share byName(Machine whom, Machine actor, Name name, Told word) {
        var isAccountTold = world.premises().isAccountTold()
                || name == Name.PATH
                || (name == Name.PRIVATE_NAME && whom.isGoogles())
                || word.source().equals(WireLines.FLOW_LOG);
        var isElsewhere = !whom.account().equals(actor.account());
        if (isElsewhere && isAccountTold) {
            return Share.NONE;
        }
        var margin = tolerance.plusSeconds(2);
        var others = world.machines().stream()
                .filter(other -> !other.equals(whom)
                        && other.address().equals(whom.address())
                        && isTied(other, name, word)
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

    /** Whether VMTagScope has it, by its subnet and by the tags that were told until then. */
    boolean isInScope(Machine machine, Instant until) {
        var isLaunchTold = isTold(machine.launch());
        var env = machine.tagging()
                .filter(tag -> of("tag:" + machine.number()).stream()
                        .anyMatch(word -> !word.time().isAfter(until)))
                .map(Machine.Tagging::env)
                .orElse(isLaunchTold ? machine.env() : "");
        return env.equals("prod") || (isLaunchTold && machine.subnet().equals(Machine.PUBLIC_SUBNET));
    }
}
