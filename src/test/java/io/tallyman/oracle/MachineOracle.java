package io.tallyman.oracle;

import io.tallyman.finding.Severity;
import io.tallyman.oracle.Boots.Boot;
import io.tallyman.oracle.Command.Trait;
import io.tallyman.oracle.ContainerOwners.Share;
import io.tallyman.oracle.Habits.Known;
import io.tallyman.oracle.Suspicion.Found;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * AN0692 in plain words, over a complete list of what happened and whose it was. It knows nothing of how the program comes
 * to know that; only what no record ties to a machine is nobody's.
 */
final class MachineOracle {

    private static final Duration SEARCH = Duration.ofHours(1);

    private final MachineWorld world;
    private final MachinePremises premises;
    private final MachineOwners owners;
    private final AmiLineage lineage;
    private final Duration window;
    private final Duration tolerance;
    private final List<Told> told;
    private final boolean hasHoles;
    private final MachineNames names;
    private final MachineHabits habits;
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
        this.names = new MachineNames(world, owners);
        this.habits = new MachineHabits(world, told, owners, lineage, hasHoles);
    }

    /** In the order in which windows end, for what ended quietly by then is usual afterwards. */
    Collection<Verdict> verdicts() {
        var verdicts = new TreeMap<String, Verdict>();
        world.machines().stream()
                .flatMap(machine -> new Boots(machine, told).all().stream().map(boot -> watched(machine, boot)))
                .sorted(Comparator.comparing(Watched::end).thenComparing(Watched::begun))
                .forEach(whom ->
                        judge(whom).ifPresent(verdict -> verdicts.merge(verdict.subject(), verdict, Verdict::and)));
        return verdicts.values();
    }

    private Watched watched(Machine machine, Boot boot) {
        var closed = boot.begun().plus(window);
        var end = owners.end(machine);
        return new Watched(machine, boot, closed, end.isBefore(closed) ? end : closed);
    }

    private Optional<Verdict> judge(Watched whom) {
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
        habits.learn(whom, suspicions, most.isEmpty(), least.isPresent());
        return most.map(worst -> verdict(whom, suspicions, found, least, worst));
    }

    /* More than one where it is open whether the image was new; empty where it is not looked at. */
    private Set<Optional<Suspicion>> suspicions(Watched whom) {
        if (premises.isScoped() && !owners.ties().isInScope(whom.machine(), whom.closed())) {
            return Set.of(Optional.empty());
        }
        if (!whom.boot().isFirst()) {
            return Set.of(premises.inspection() ? Optional.of(Suspicion.CHANGED_USER_DATA) : Optional.empty());
        }
        var image = whom.machine().image();
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
        for (var novelty : habits.image(whom)) {
            var isNew = novelty == Known.NEW || (novelty == Known.UNDECIDED && lineage.sawMaking(image));
            answers.add(isNew ? Optional.of(Suspicion.NEW) : Optional.empty());
        }
        return answers;
    }

    private void found(Watched whom, Suspicion why, boolean isCertain, List<Found> all) {
        for (var actor : world.machines()) {
            for (var act : actor.acts()) {
                for (var word : owners.of(act.happening())) {
                    var share = owners.share(whom.machine(), actor, act, word);
                    if (share != Share.NONE && isWithin(whom.boot(), word)) {
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

    private Optional<Found> judge(Watched whom, Suspicion why, Act act, Told word, boolean isSure) {
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
                || command.is(Trait.SELLS_BANDWIDTH)
                || command.is(Trait.RUNS_DOWNLOAD)
                || command.is(Trait.REVERSE_SHELL)
                || (command.is(Trait.LISTED) && command.is(Trait.NAMES_EGRESS));
        return isBad && !command.is(Trait.EXCLUDED)
                ? Optional.of(new Found(proof, isSure, command.is(Trait.NAMES_BLOCKED)))
                : Optional.empty();
    }

    /* Where the clocks leave open which names were looked up before, all readings are tried. */
    private Optional<Found> egress(Watched whom, Suspicion why, Connection to, Told word, boolean isSure) {
        var grades = new HashSet<Grade>();
        names.readings(whom.machine(), to, word)
                .forEach(each -> grades.addAll(grades(whom, why, new Destinations(to.address(), each), word)));
        var worst = grades.stream().max(Comparator.naturalOrder()).orElse(Grade.USUAL);
        return worst == Grade.USUAL
                ? Optional.empty()
                : Optional.of(new Found(
                        new Proof(5, word.happening(), word.source()),
                        isSure && grades.size() == 1,
                        worst == Grade.BLOCKED));
    }

    private enum Grade {
        USUAL,
        NEW,
        BLOCKED
    }

    /* Two where it is open whether the destination was usual. */
    private Set<Grade> grades(Watched whom, Suspicion why, Destinations destination, Told word) {
        var isWanted = destination.address().equals("198.51.100.99");
        if (destination.isBlocked() || (destination.isPool() && !isWanted)) {
            return Set.of(Grade.BLOCKED);
        }
        if (!why.isUnapproved() || isWanted || !destination.isEgress()) {
            return Set.of(Grade.USUAL);
        }
        return habits.destination(whom, destination.keys(), word.time()).stream()
                .map(known -> known == Known.KNOWN ? Grade.USUAL : Grade.NEW)
                .collect(Collectors.toSet());
    }

    /* Evidence of all steps, where there is a detection. */
    private Verdict verdict(
            Watched whom, Set<Optional<Suspicion>> whys, List<Found> found, Optional<Severity> least, Severity most) {
        var sure = new HashSet<Proof>();
        var open = new HashSet<Proof>();
        found.forEach(item -> (item.isSure() ? sure : open).add(item.proof()));
        var boot = whom.boot();
        started(whom, least.isPresent(), sure, open);
        if (boot.isFirst()) {
            sure.add(new Proof(2, boot.asked().happening(), boot.asked().source()));
            sure.add(new Proof(3, boot.asked().happening(), boot.asked().source()));
            lineage.of(whom.machine().image())
                    .makers()
                    .forEach(made -> sure.add(new Proof(1, made.happening(), premises.provider().control)));
            if (whys.stream().flatMap(Optional::stream).anyMatch(Suspicion::isUnapproved)) {
                searches(whom).forEach(search -> sure.add(new Proof(1, search.happening(), TrailLines.SOURCE)));
            }
        }
        boot.changes().forEach(word -> sure.add(new Proof(2, word.happening(), word.source())));
        open.removeAll(sure);
        return new Verdict(MachineWorld.name(whom.machine()), least, most, sure, open);
    }

    /* Of records that say the same in one log the first stands for all. */
    private void started(Watched whom, boolean isFound, Set<Proof> sure, Set<Proof> open) {
        for (var word : whom.boot().starts()) {
            var first = said.putIfAbsent(MachineWorld.name(whom.machine()) + word.source(), isFound);
            if (first == null || !first || hasHoles) {
                (first == null ? sure : open).add(new Proof(3, word.happening(), word.source()));
            }
        }
    }

    private List<Search> searches(Watched whom) {
        var launched = whom.boot().asked().time();
        return world.searches().stream()
                .filter(search -> search.isByNameAlone()
                        && search.account().equals(whom.machine().account()))
                .filter(search -> owners.of(search.happening()).stream()
                        .anyMatch(word ->
                                !word.time().isAfter(launched) && !word.time().isBefore(launched.minus(SEARCH))))
                .toList();
    }
}
