package io.tallyman.oracle;

import io.tallyman.oracle.MachinePremises.Wire;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What ties the names in records to machines, as far as records tell it. Of a machine whose launch no record tells, what is
 * told later than the record does not count, and else what is told later than it is waited for.
 */
final class MachineTies {

    /** How a record names its machine. */
    enum Name {
        ID,
        INTERFACE,
        PATH,
        ADDRESS,
        PRIVATE_NAME,
        OWN_NAME
    }

    private final MachineWorld world;
    private final MachinePremises premises;
    private final List<Told> told;
    private final Duration tolerance;
    private final Duration grace;

    MachineTies(MachineWorld world, List<Told> told) {
        this.world = world;
        this.premises = world.premises();
        this.told = told;
        this.tolerance = premises.setting().tolerance;
        this.grace = premises.setting().grace;
    }

    private Stream<Told> of(String happening) {
        return told.stream().filter(word -> word.happening().equals(happening));
    }

    private boolean isTold(String happening) {
        return of(happening).findAny().isPresent();
    }

    Name name(Machine actor, Act act, Told word) {
        return switch (word.source()) {
            case InitLines.LOG -> says(actor, word) ? Name.ID : ofHost();
            case WireLines.SENSOR -> Name.ADDRESS;
            case GoogleLines.FLOW_LOG -> Name.PATH;
            case AzureFlows.SOURCE -> isTied(actor, Name.INTERFACE, word) ? Name.INTERFACE : Name.ADDRESS;
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
        return switch (premises.naming()) {
            case ID -> Name.ID;
            case PRIVATE_NAME -> Name.PRIVATE_NAME;
            case OWN_NAME -> Name.OWN_NAME;
        };
    }

    /* cloud-init's log names its machine when that boots; before, only its host is known. */
    private boolean says(Machine actor, Told word) {
        return of(actor.identity()).anyMatch(look -> !look.time().isAfter(word.time()));
    }

    /** Whether a name is the machine's, as far as is known when a record is settled. */
    boolean isTied(Machine machine, Name name, Told word) {
        var isLaunchTold = isTold(machine.launch());
        return switch (name) {
            case ID -> true;
            case INTERFACE ->
                isLaunchTold && (!machine.isAzures() || isTold(machine, Stream.of(machine.hardware()), word));
            case ADDRESS -> machine.isAzures() ? isAttached(machine, word) : isLaunchTold;
            case PATH -> isPlaced(machine, word);
            case PRIVATE_NAME ->
                isLaunchTold
                        || isTold(machine, Stream.of(machine.identity()), word)
                        || (machine.isAzures() && isTold(machine, updates(machine), word));
            case OWN_NAME ->
                isTold(machine, Stream.of(machine.identity()), word)
                        || (machine.isGoogles() && isPlaced(machine, word));
        };
    }

    /* In Azure the machine's records name its interface, and the interface's its address: also what was told of it when it
    was another's. */
    private boolean isAttached(Machine machine, Told word) {
        return (isTold(machine.launch()) || isTold(machine, updates(machine), word))
                && isTold(machine, interfaces(machine), word);
    }

    /** Whether it is known whose end a record tells: Azure's names the path alone, which others must tie to the id. */
    boolean isEndTied(Machine machine) {
        return !machine.isAzures()
                || isTold(machine.launch())
                || updates(machine).anyMatch(this::isTold);
    }

    private Stream<String> interfaces(Machine machine) {
        return sharing(machine).flatMap(other -> Stream.of(other.place(), other.hardware()));
    }

    private Stream<Machine> sharing(Machine machine) {
        return world.machines().stream()
                .filter(other -> other.networkInterface().equals(machine.networkInterface()));
    }

    private boolean isTold(Machine machine, Stream<String> happenings, Told word) {
        var any = happenings.toList();
        var latest = word.time().plus(tolerance);
        return told.stream()
                .filter(look -> any.contains(look.happening()))
                .anyMatch(look -> !look.time().isAfter(latest)
                        || (isTold(machine.launch()) && look.time().isBefore(latest.plus(grace))));
    }

    /* What tells all of a machine of Azure that was there before. */
    private static Stream<String> updates(Machine machine) {
        return Stream.concat(
                Stream.of(machine.tag()),
                machine.restarts().stream()
                        .flatMap(restart -> Stream.iterate(
                                        0, i -> i < restart.changes().size(), i -> i + 1)
                                .map(restart::update)));
    }

    /* Every call of Google's tells where the machine stands, and so what it calls itself. */
    private boolean isPlaced(Machine machine, Told word) {
        var own = new ArrayList<>(List.of(machine.tag(), machine.end()));
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

    /** Whether VMTagScope has it, by its subnet and by the tags that were told until then. */
    boolean isInScope(Machine machine, Instant until) {
        var tellsTags = Stream.concat(
                        Stream.of(machine.launch(), machine.tag()), machine.isAzures() ? updates(machine) : Stream.of())
                .toList();
        var env = told.stream()
                .filter(word ->
                        tellsTags.contains(word.happening()) && !word.time().isAfter(until))
                .max(Comparator.comparing(Told::time))
                .map(word -> word.happening().equals(machine.launch())
                        ? machine.env()
                        : word.happening().equals(machine.tag()) ? machine.env(Instant.MAX) : machine.env(word.time()))
                .orElse("");
        return env.equals("prod") || (isTold(machine.launch()) && isInSubnet(machine, until));
    }

    /* In Azure the interface is where it was told to be last. */
    private boolean isInSubnet(Machine machine, Instant until) {
        if (!machine.isAzures()) {
            return machine.subnet().equals(Machine.PUBLIC_SUBNET);
        }
        var last = interfaces(machine)
                .flatMap(this::of)
                .filter(word -> !word.time().isAfter(until))
                .max(Comparator.comparing(Told::time));
        return last.stream()
                .flatMap(word -> sharing(machine)
                        .filter(other ->
                                List.of(other.place(), other.hardware()).contains(word.happening())))
                .anyMatch(other -> other.subnet().equals(Machine.PUBLIC_SUBNET));
    }
}
