package io.tallyman.oracle;

import io.tallyman.finding.Severity;
import io.tallyman.oracle.Boots.Boot;
import io.tallyman.oracle.Command.Trait;
import io.tallyman.oracle.ContainerOwners.Share;
import io.tallyman.oracle.Habits.Known;
import io.tallyman.oracle.Suspicion.Found;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * AN0692 in plain words, over a complete list of what happened and whose it was. It knows nothing of how the program comes
 * to know that; only what no record ties to a machine is nobody's.
 */
final class MachineOracle {

    private record Whom(Machine machine, Boot boot) {}

    private static final Duration SEARCH = Duration.ofHours(1);

    private final MachineWorld world;
    private final MachinePremises premises;
    private final MachineOwners owners;
    private final AmiLineage lineage;
    private final Duration window;
    private final Duration tolerance;
    private final List<Told> told;
    private final boolean hasHoles;
    private final Habits images;
    private final Habits destinations;
    /** The starts that were cited for a machine by a log, and whether for certain. */
    private final Map<String, Boolean> said = new HashMap<>();

    /** @param hasHoles whether any part of what became usual may be forgotten */
    MachineOracle(MachineWorld world, List<Told> told, boolean hasHoles) {
        this.world = world;
        this.premises = world.premises();
        this.told = told;
        this.owners = new MachineOwners(world, told);
        this.lineage = new AmiLineage(world, told);
        this.window = premises.setting().window;
        this.tolerance = premises.setting().tolerance;
        this.hasHoles = hasHoles;
        this.images = new Habits(hasHoles);
        this.destinations = new Habits(hasHoles);
    }

    /** In the order in which windows end, for what ended quietly by then is usual afterwards. */
    Collection<Verdict> verdicts() {
        var verdicts = new TreeMap<String, Verdict>();
        world.machines().stream()
                .flatMap(machine -> new Boots(machine, told).all().stream().map(boot -> new Whom(machine, boot)))
                .sorted(Comparator.comparing((Whom whom) -> end(whom)).thenComparing(whom -> whom.boot.begun()))
                .forEach(whom ->
                        judge(whom).ifPresent(verdict -> verdicts.merge(verdict.subject(), verdict, Verdict::and)));
        return verdicts.values();
    }

    private Instant closed(Whom whom) {
        return whom.boot.begun().plus(window);
    }

    private Instant end(Whom whom) {
        var end = owners.end(whom.machine);
        return end.isBefore(closed(whom)) ? end : closed(whom);
    }

    private Optional<Verdict> judge(Whom whom) {
        var suspicions = suspicions(whom);
        var found = new ArrayList<Found>();
        suspicions.stream().flatMap(Optional::stream).forEach(why -> found(whom, why, suspicions.size() == 1, found));
        var most = suspicions.stream()
                .flatMap(Optional::stream)
                .flatMap(why -> why.severity(found).stream())
                .max(Comparator.naturalOrder());
        var sure = found.stream().filter(Found::isSure).toList();
        var least = suspicions.size() == 1
                ? suspicions.iterator().next().flatMap(why -> why.severity(sure))
                : Optional.<Severity>empty();
        learn(whom, suspicions, most.isEmpty(), least.isPresent());
        return most.map(worst -> verdict(whom, suspicions, found, least, worst));
    }

    /* More than one where it is open whether the image was new; empty where it is not looked at. */
    private Set<Optional<Suspicion>> suspicions(Whom whom) {
        if (premises.isScoped() && !owners.isInScope(whom.machine, closed(whom))) {
            return Set.of(Optional.empty());
        }
        if (!whom.boot.isFirst()) {
            return Set.of(premises.inspection() ? Optional.of(Suspicion.CHANGED_USER_DATA) : Optional.empty());
        }
        var image = whom.machine.image();
        var origin = lineage.of(image);
        var isTainted = origin.isUpload() || (!origin.root().isEmpty() && !lineage.isApproved(origin.root()));
        if (AmiLineage.isListed(image)) {
            return Set.of(Optional.empty());
        }
        if (isTainted) {
            return Set.of(Optional.of(Suspicion.LAUNDERED));
        }
        if (!lineage.isApproved(image) && origin.root().isEmpty()) {
            return Set.of(Optional.of(Suspicion.UNLISTED));
        }
        var answers = new HashSet<Optional<Suspicion>>();
        for (var novelty :
                images.of(whom.machine.account(), image, whom.boot.begun(), whom.boot.begun(), closed(whom))) {
            var isNew = novelty == Known.NEW || (novelty == Known.UNDECIDED && lineage.sawMaking(image));
            answers.add(isNew ? Optional.of(Suspicion.NEW) : Optional.empty());
        }
        return answers;
    }

    private void found(Whom whom, Suspicion why, boolean isCertain, List<Found> all) {
        for (var actor : world.machines()) {
            for (var act : actor.acts()) {
                for (var word : owners.of(act.happening())) {
                    var share = owners.share(whom.machine, actor, act, word);
                    if (share != Share.NONE && isWithin(whom.boot, word)) {
                        judge(whom, why, act, word, share == Share.SURE && isCertain)
                                .ifPresent(all::add);
                    }
                }
            }
        }
    }

    /** From when it was asked for, as far as clocks leave the order open, until FirstBootWindow after it began. */
    private boolean isWithin(Boot boot, Told word) {
        var blur = tolerance.plus(boot.asked().precision()).plus(word.precision());
        return !word.time().isBefore(boot.asked().time().minus(blur))
                && !word.time().isAfter(boot.begun().plus(window));
    }

    private Optional<Found> judge(Whom whom, Suspicion why, Act act, Told word, boolean isSure) {
        var isOfUserData = word.source().startsWith(InitLines.LOG);
        if (isOfUserData && !premises.inspection()) {
            return Optional.empty();
        }
        if (act.deed() instanceof Connection to) {
            return egress(whom, why, to, word, isSure);
        }
        var proof = new Proof(4, word.happening(), word.source());
        if (act.deed() instanceof Printed printed) {
            return printed.isMiner() || printed.isBlocked()
                    ? Optional.of(new Found(proof, isSure, printed.isBlocked()))
                    : Optional.empty();
        }
        var command = (Command) act.deed();
        var isBad = command.is(Trait.NAMES_BLOCKED)
                || command.is(Trait.MINES)
                || command.is(Trait.RUNS_DOWNLOAD)
                || command.is(Trait.REVERSE_SHELL)
                || (command.is(Trait.LISTED) && command.is(Trait.NAMES_EGRESS));
        return isBad && !command.is(Trait.EXCLUDED)
                ? Optional.of(new Found(proof, isSure, command.is(Trait.NAMES_BLOCKED)))
                : Optional.empty();
    }

    /* Where the clocks leave open whether a name was looked up before, both readings are tried. */
    private Optional<Found> egress(Whom whom, Suspicion why, Connection to, Told word, boolean isSure) {
        var isUnapproved = why.isUnapproved();
        var isWanted = to.address().equals("198.51.100.99");
        var grades = new ArrayList<Integer>();
        var isCertain = true;
        for (var isGenerous : List.of(false, true)) {
            var destination = new Destinations(to.address(), owners.names(whom.machine, to, word, isGenerous));
            var known = known(whom, destination.keys(), word.time());
            var isBad = destination.isBlocked() || (destination.isPool() && !isWanted);
            var isNew = isUnapproved && !isWanted && destination.isEgress() && !known.equals(Set.of(Known.KNOWN));
            isCertain &= isBad || !isNew || !known.contains(Known.KNOWN);
            grades.add(isBad ? 2 : isNew ? 1 : 0);
        }
        var worst = Math.max(grades.get(0), grades.get(1));
        var isAgreed = isCertain && grades.get(0).equals(grades.get(1));
        return worst == 0
                ? Optional.empty()
                : Optional.of(new Found(new Proof(5, word.happening(), word.source()), isSure && isAgreed, worst == 2));
    }

    private String workload(Machine machine) {
        var root = lineage.of(machine.image()).root();
        return machine.account() + " " + (root.isEmpty() ? machine.image() : root);
    }

    private Set<Known> known(Whom whom, Set<String> keys, Instant time) {
        var answers = EnumSet.noneOf(Known.class);
        if (!owners.isTold(whom.machine.launch())) {
            return EnumSet.of(Known.UNDECIDED);
        }
        var each = keys.stream()
                .map(key -> destinations.of(workload(whom.machine), key, time, time, closed(whom)))
                .toList();
        answers.add(each.stream()
                .flatMap(all -> all.stream().min(Comparator.naturalOrder()).stream())
                .max(Comparator.naturalOrder())
                .orElse(Known.UNDECIDED));
        answers.add(each.stream()
                .flatMap(Set::stream)
                .max(Comparator.naturalOrder())
                .orElse(Known.UNDECIDED));
        return answers;
    }

    /* Evidence of all steps, where there is a detection. */
    private Verdict verdict(
            Whom whom, Set<Optional<Suspicion>> whys, List<Found> found, Optional<Severity> least, Severity most) {
        var sure = new HashSet<Proof>();
        var open = new HashSet<Proof>();
        found.forEach(item -> (item.isSure() ? sure : open).add(item.proof()));
        var boot = whom.boot;
        started(whom, least.isPresent(), sure, open);
        if (boot.isFirst()) {
            sure.add(new Proof(2, boot.asked().happening(), boot.asked().source()));
            sure.add(new Proof(3, boot.asked().happening(), boot.asked().source()));
            lineage.of(whom.machine.image())
                    .makers()
                    .forEach(made -> sure.add(new Proof(1, made.happening(), premises.provider().control)));
            if (whys.stream().flatMap(Optional::stream).anyMatch(Suspicion::isUnapproved)) {
                searches(whom).forEach(search -> sure.add(new Proof(1, search.happening(), TrailLines.SOURCE)));
            }
        }
        boot.changes().forEach(word -> sure.add(new Proof(2, word.happening(), word.source())));
        open.removeAll(sure);
        return new Verdict(MachineWorld.name(whom.machine), least, most, sure, open);
    }

    /* Of records that say the same in one log the first stands for all. */
    private void started(Whom whom, boolean isFound, Set<Proof> sure, Set<Proof> open) {
        for (var word : whom.boot.starts()) {
            var first = said.putIfAbsent(MachineWorld.name(whom.machine) + word.source(), isFound);
            if (first == null || !first || hasHoles) {
                (first == null ? sure : open).add(new Proof(3, word.happening(), word.source()));
            }
        }
    }

    private List<Search> searches(Whom whom) {
        var launched = whom.boot.asked().time();
        return world.searches().stream()
                .filter(search -> search.isByNameAlone() && search.account().equals(whom.machine.account()))
                .filter(search -> owners.of(search.happening()).stream()
                        .anyMatch(word ->
                                !word.time().isAfter(launched) && !word.time().isBefore(launched.minus(SEARCH))))
                .toList();
    }

    /* What ended quietly teaches what it did, from its end on; trusted images also what comes afterwards. */
    private void learn(Whom whom, Set<Optional<Suspicion>> whys, boolean isQuiet, boolean isLoud) {
        var machine = whom.machine;
        if (!owners.isTold(machine.launch())) {
            return;
        }
        if (!isLoud || hasHoles) {
            images.add(
                    machine.account(), machine.image(), whom.boot.begun(), end(whom), end(whom), closed(whom), isQuiet);
        }
        var isTrusted = whys.equals(Set.of(Optional.<Suspicion>empty()));
        var boots = new Boots(machine, told).all();
        var position = boots.indexOf(whom.boot);
        var from = position == 0 ? Instant.MIN : begin(whom.boot);
        var until = position + 1 < boots.size() ? begin(boots.get(position + 1)) : Instant.MAX;
        for (var act : machine.acts()) {
            for (var word : owners.of(act.happening())) {
                var isAfter = word.time().isAfter(closed(whom));
                var share = owners.share(machine, machine, act, word);
                var isOfOther =
                        word.time().isBefore(from) || (isAfter && !word.time().isBefore(until));
                var teaches = !isOfOther
                        && (isAfter
                                ? act.deed() instanceof Connection && whys.contains(Optional.<Suspicion>empty())
                                : !isLoud || hasHoles);
                if (share != Share.NONE && teaches) {
                    var since = isAfter ? word.time().plusNanos(1) : end(whom);
                    var isSure = share == Share.SURE && (isAfter ? isTrusted : isQuiet);
                    var strict = targets(machine, act, word, false);
                    var generous = targets(machine, act, word, true);
                    Stream.concat(strict.stream(), generous.stream())
                            .distinct()
                            .forEach(key -> destinations.add(
                                    workload(machine),
                                    key,
                                    word.time(),
                                    since,
                                    since,
                                    isAfter ? since : closed(whom),
                                    isSure && strict.contains(key) && generous.contains(key)));
                }
            }
        }
    }

    /* From when what happens is the boot's, and not the one's before. */
    private Instant begin(Boot boot) {
        return boot.asked().time().minus(tolerance).minusSeconds(2);
    }

    /* Where the clocks leave open whether a name was looked up before, both readings teach, but neither for certain. */
    private Set<String> targets(Machine machine, Act act, Told word, boolean isGenerous) {
        if (act.deed() instanceof Connection to) {
            return new Destinations(to.address(), owners.names(machine, to, word, isGenerous)).keys();
        }
        return act.deed() instanceof Command command && command.is(Trait.LISTED)
                ? Set.copyOf(command.targets())
                : Set.of();
    }
}
