package io.tallyman.oracle;

import io.tallyman.oracle.Command.Trait;
import io.tallyman.oracle.ContainerOwners.Share;
import io.tallyman.oracle.Habits.Known;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What became usual in a world of machines: which images ran in an account, and where what they are of connects to. */
final class MachineHabits {

    private final List<Told> told;
    private final MachineOwners owners;
    private final AmiLineage lineage;
    private final MachineNames names;
    private final Duration tolerance;
    private final boolean hasHoles;
    private final Habits images;
    private final Habits destinations;

    /** @param hasHoles whether any of it may be forgotten */
    MachineHabits(MachineWorld world, List<Told> told, MachineOwners owners, AmiLineage lineage, boolean hasHoles) {
        this.told = told;
        this.owners = owners;
        this.lineage = lineage;
        this.names = new MachineNames(world, owners);
        this.tolerance = world.premises().setting().tolerance;
        this.hasHoles = hasHoles;
        this.images = new Habits(hasHoles);
        this.destinations = new Habits(hasHoles);
    }

    /** Whether the machine's image had run in its account before. */
    Set<Known> image(Watched whom) {
        var machine = whom.machine();
        return images.of(machine.account(), machine.image(), whom.begun(), whom.begun(), whom.closed());
    }

    /** Whether machines of the same origin had connected to any of these before. */
    Set<Known> destination(Watched whom, Set<String> keys, Instant time) {
        var answers = EnumSet.noneOf(Known.class);
        if (!owners.isTold(whom.machine().launch())) {
            return EnumSet.of(Known.UNDECIDED);
        }
        var each = keys.stream()
                .map(key -> destinations.of(workload(whom.machine()), key, time, time, whom.closed()))
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

    private String workload(Machine machine) {
        var root = lineage.of(machine.image()).root();
        return machine.account() + " " + (root.isEmpty() ? machine.image() : root);
    }

    /** What ended quietly teaches what it did, from its end on; trusted images also what comes afterwards. */
    void learn(Watched whom, Set<Optional<Suspicion>> whys, boolean isQuiet, boolean isLoud) {
        var machine = whom.machine();
        if (!owners.isTold(machine.launch())) {
            return;
        }
        var isForgiven = !isLoud || hasHoles;
        if (isForgiven) {
            images.add(
                    machine.account(), machine.image(), whom.begun(), whom.end(), whom.end(), whom.closed(), isQuiet);
        }
        for (var act : machine.acts()) {
            for (var word : owners.of(act.happening())) {
                var isAfter = word.time().isAfter(whom.closed());
                var teaches = isAfter
                        ? act.deed() instanceof Connection && whys.contains(Optional.<Suspicion>empty())
                        : isForgiven;
                var share = owners.share(machine, machine, act, word);
                if (share != Share.NONE && teaches && !isOfOther(whom, word)) {
                    var isTrusted = whys.equals(Set.of(Optional.<Suspicion>empty()));
                    learn(whom, act, word, share == Share.SURE && (isAfter ? isTrusted : isQuiet));
                }
            }
        }
    }

    /* Whether it belongs to another boot of the machine. */
    private boolean isOfOther(Watched whom, Told word) {
        var boots = new Boots(whom.machine(), told).all();
        var next = boots.indexOf(whom.boot()) + 1;
        var isBefore = !whom.boot().isFirst() && word.time().isBefore(begin(whom.boot()));
        return isBefore
                || (word.time().isAfter(whom.closed())
                        && next < boots.size()
                        && !word.time().isBefore(begin(boots.get(next))));
    }

    /** From when what happens is the boot's, and not the one's before. */
    private Instant begin(Boots.Boot boot) {
        return boot.asked().time().minus(tolerance).minusSeconds(2);
    }

    /* Where it is open which names were looked up before, each reading teaches, but for certain only what all agree on. */
    private void learn(Watched whom, Act act, Told word, boolean isSure) {
        var isAfter = word.time().isAfter(whom.closed());
        var since = isAfter ? word.time().plusNanos(1) : whom.end();
        var readings = targets(whom.machine(), act, word);
        readings.stream()
                .flatMap(Set::stream)
                .distinct()
                .forEach(key -> destinations.add(
                        workload(whom.machine()),
                        key,
                        word.time(),
                        since,
                        since,
                        isAfter ? since : whom.closed(),
                        isSure && readings.stream().allMatch(keys -> keys.contains(key))));
    }

    private Set<Set<String>> targets(Machine machine, Act act, Told word) {
        if (act.deed() instanceof Connection to) {
            return names.readings(machine, to, word).stream()
                    .map(each -> new Destinations(to.address(), each).keys())
                    .collect(Collectors.toSet());
        }
        return act.deed() instanceof Command command && command.is(Trait.LISTED)
                ? Set.of(Set.copyOf(command.targets()))
                : Set.of();
    }
}
