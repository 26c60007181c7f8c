package io.tallyman.oracle;

import io.tallyman.finding.Severity;
import io.tallyman.oracle.Command.Trait;
import io.tallyman.oracle.ContainerOwners.Share;
import io.tallyman.oracle.ContainerOwners.Whom;
import io.tallyman.oracle.ContainerOwners.Word;
import io.tallyman.oracle.Habits.Known;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * AN0691 in plain words, over a complete list of what happened and whose it was. It knows nothing of how the program
 * comes to know that; only a flow on the wire, which no process signs, belongs to all containers of its pod.
 */
final class ContainerOracle {

    private static final String CLUSTER = "the cluster";

    /* What a container did that counts: a command (step 4) or egress (step 5). */
    private record Found(Proof proof, boolean isSure, boolean isBlocked) {}

    private final ContainerWorld world;
    private final List<Told> told;
    private final ContainerOwners owners;
    private final Duration window;
    private final Duration tolerance;
    private final boolean hasHoles;
    private final Habits images;
    private final Habits destinations;

    /** @param hasHoles whether any part of what became usual may be forgotten */
    ContainerOracle(ContainerWorld world, List<Told> told, boolean hasHoles) {
        this.hasHoles = hasHoles;
        this.images = new Habits(hasHoles);
        this.destinations = new Habits(hasHoles);
        this.world = world;
        this.told = told;
        this.owners = new ContainerOwners(world, told);
        this.window = world.premises().setting().window;
        this.tolerance = world.premises().setting().tolerance;
    }

    /** In the order in which windows end, for what ended quietly by then is usual afterwards. */
    List<Verdict> verdicts() {
        var verdicts = new ArrayList<Verdict>();
        world.pods().stream()
                .flatMap(pod -> pod.runs().stream().map(run -> new Whom(pod, run)))
                .sorted(Comparator.comparing(whom -> end(whom.run())))
                .forEach(whom -> judge(whom).ifPresent(verdicts::add));
        return verdicts;
    }

    private Instant end(Run run) {
        var windowEnd = run.started().plus(window);
        return run.ended().isBefore(windowEnd) ? run.ended() : windowEnd;
    }

    private Instant closed(Run run) {
        return run.started().plus(window);
    }

    private Optional<Verdict> judge(Whom whom) {
        var starts = owners.starts(whom);
        var isExcluded = whom.pod().namespace().equals("ci");
        var isUnlisted = !whom.run().image().isListed();
        var novelty = isUnlisted || starts.isEmpty() ? Set.of(Known.UNDECIDED) : novelty(whom.run());
        var isSuspect = !isExcluded && (isUnlisted || novelty.contains(Known.NEW));
        var isSure = isUnlisted || novelty.size() == 1;
        var found = isSuspect ? found(whom, starts, isUnlisted) : List.<Found>of();
        var least = isSure
                ? severity(
                        whom, isUnlisted, found.stream().filter(Found::isSure).toList())
                : Optional.<Severity>empty();
        var most = severity(whom, isUnlisted, found);
        if (!starts.isEmpty()) {
            learn(whom, most.isEmpty(), least.isPresent(), isSuspect);
        }
        return most.map(worst -> verdict(whom, starts, found, least, worst));
    }

    /* Evidence of all steps, where there is a detection. */
    private Verdict verdict(Whom whom, List<Word> starts, List<Found> found, Optional<Severity> least, Severity most) {
        var sure = new HashSet<Proof>();
        var open = new HashSet<Proof>();
        found.forEach(item -> (item.isSure ? sure : open).add(item.proof));
        starts.forEach(word -> (word.isSure() ? sure : open).add(word.proof(3)));
        owners.creations(whom).forEach(word -> (word.isSure() ? sure : open).add(word.proof(2)));
        new ContainerPulls(world, told)
                .of(whom.pod(), whom.run())
                .forEach(word -> (word.isSure() ? sure : open).add(word.proof(1)));
        owners.placed(
                        whom,
                        whom.run().pull().happening(),
                        pull -> pull.run().pull().happening())
                .forEach(word -> (word.isSure() ? sure : open).add(word.proof(1)));
        open.removeAll(sure);
        return new Verdict(ContainerWorld.name(whom.run()), least, most, sure, open);
    }

    private List<Found> found(Whom whom, List<Word> starts, boolean isUnlisted) {
        var found = new ArrayList<Found>();
        for (var pod : world.pods()) {
            for (var run : pod.runs()) {
                for (var doing : run.doings()) {
                    for (var word : owners.of(doing.happening())) {
                        var share = owners.share(whom, pod, run, doing, word);
                        var sure = share == Share.SURE && isWithin(starts, word, true);
                        if (share != Share.NONE && isWithin(starts, word, false)) {
                            (doing.deed() instanceof Command command
                                            ? command(whom, command, word, isUnlisted, sure)
                                            : egress(whom, pod, (Connection) doing.deed(), word, isUnlisted, sure))
                                    .ifPresent(found::add);
                        }
                    }
                }
            }
        }
        return found;
    }

    /** Within TimeWindow of one of the starts, both ends included; before it as far as clocks leave the order open. */
    private boolean isWithin(List<Word> starts, Told word, boolean isStrict) {
        return starts.stream().filter(start -> start.isSure() || !isStrict).anyMatch(start -> {
            var blur = tolerance.plus(start.told().precision()).plus(word.precision());
            return !word.time().isBefore(start.told().time().minus(blur))
                    && !word.time().isAfter(start.told().time().plus(window));
        });
    }

    private Optional<Found> command(Whom whom, Command command, Told word, boolean isUnlisted, boolean isSure) {
        if (command.is(Trait.EXCLUDED)) {
            return Optional.empty();
        }
        var proof = new Proof(4, word.happening(), word.source());
        var isBlocked = command.is(Trait.NAMES_BLOCKED);
        if (isBlocked
                || command.is(Trait.MINES)
                || command.is(Trait.SELLS_BANDWIDTH)
                || command.is(Trait.RUNS_DOWNLOAD)
                || command.is(Trait.REVERSE_SHELL)) {
            return Optional.of(new Found(proof, isSure, isBlocked));
        }
        if (!command.is(Trait.LISTED) || !command.is(Trait.NAMES_EGRESS)) {
            return Optional.empty();
        }
        var known = known(whom, Set.copyOf(command.targets()), word.time());
        return isUnlisted || known.contains(Known.NEW)
                ? Optional.of(new Found(proof, isSure && (isUnlisted || known.size() == 1), false))
                : Optional.empty();
    }

    /* Where the clocks leave open whether a name was looked up before, both readings are tried. */
    private Optional<Found> egress(Whom whom, Pod pod, Connection to, Told word, boolean isUnlisted, boolean isSure) {
        var proof = new Proof(5, word.happening(), word.source());
        var grades = new ArrayList<Integer>();
        var certain = true;
        for (var names : List.of(owners.names(pod, to, word, false), owners.names(pod, to, word, true))) {
            var destination = new Destinations(to.address(), names);
            var known = known(whom, destination.keys(), word.time());
            var isWanted = whom.run().image().repository().startsWith("docker.io/acme/")
                    && to.address().equals("198.51.100.99");
            var isNew =
                    isUnlisted ? known.stream().anyMatch(answer -> answer != Known.KNOWN) : known.contains(Known.NEW);
            var isBad = destination.isBlocked() || (destination.isPool() && !isWanted);
            certain &= known.size() == 1 || isBad;
            grades.add(isBad ? 2 : destination.isEgress() && isNew && !isWanted ? 1 : 0);
        }
        var isOpen = !certain || !grades.get(0).equals(grades.get(1));
        var worst = Math.max(grades.get(0), grades.get(1));
        return worst == 0 ? Optional.empty() : Optional.of(new Found(proof, isSure && !isOpen, worst == 2));
    }

    private static String workload(Whom whom) {
        return whom.run().image().repository() + " in " + whom.pod().namespace();
    }

    private Set<Known> known(Whom whom, Set<String> keys, Instant time) {
        var answers = new HashSet<Known>();
        var each = keys.stream()
                .map(key -> destinations.of(workload(whom), key, time, time, closed(whom.run())))
                .toList();
        for (var strict : List.of(true, false)) {
            answers.add(each.stream()
                    .map(all -> strict
                            ? all.stream().min(Comparator.naturalOrder())
                            : all.stream().max(Comparator.naturalOrder()))
                    .flatMap(Optional::stream)
                    .max(Comparator.naturalOrder())
                    .orElse(Known.UNDECIDED));
        }
        return answers;
    }

    private Set<Known> novelty(Run run) {
        var digest = owners.digest(run);
        if (digest == Share.NONE) {
            return Set.of(Known.UNDECIDED);
        }
        var answers = new HashSet<>(images.of(
                CLUSTER, run.image().digest(), run.started(), run.started().plusMillis(2), closed(run)));
        if (digest == Share.OPEN) {
            answers.add(Known.UNDECIDED);
        }
        return answers;
    }

    private Optional<Severity> severity(Whom whom, boolean isUnlisted, List<Found> found) {
        var isCommand = found.stream().anyMatch(item -> item.proof.step() == 4);
        var isEgress = found.stream().anyMatch(item -> item.proof.step() == 5);
        if (found.stream().anyMatch(Found::isBlocked)) {
            return Optional.of(Severity.CRITICAL);
        }
        if (isCommand && isEgress) {
            return Optional.of(Severity.HIGH);
        }
        if (isEgress || (isCommand && isUnlisted)) {
            return Optional.of(whom.pod().namespace().equals("payments") ? Severity.HIGH : Severity.MEDIUM);
        }
        return Optional.empty();
    }

    /* Quiet chains teach what they did in their window, from its end on; trusted images also what comes afterwards. */
    private void learn(Whom whom, boolean isQuiet, boolean isLoud, boolean isSuspect) {
        if (isLoud && !hasHoles) {
            return;
        }
        var late = end(whom.run()).plusMillis(1_200);
        var digest = owners.digest(whom.run());
        if (digest != Share.NONE) {
            images.add(
                    CLUSTER,
                    whom.run().image().digest(),
                    whom.run().started(),
                    end(whom.run()),
                    late,
                    closed(whom.run()),
                    isQuiet && !isLoud && digest == Share.SURE);
        }
        for (var run : whom.pod().runs()) {
            for (var doing : run.doings()) {
                for (var word : owners.of(doing.happening())) {
                    var share = owners.share(whom, whom.pod(), run, doing, word);
                    var isAfter = word.time().isAfter(whom.run().started().plus(window));
                    var isOpen = isSuspect
                            && word.time().isBefore(whom.run().started().minus(tolerance));
                    if (share != Share.NONE && !(isAfter && (isSuspect || doing.deed() instanceof Command))) {
                        var since = isAfter ? word.time().plusNanos(1) : end(whom.run());
                        targets(whom.pod(), doing, word)
                                .forEach(key -> destinations.add(
                                        workload(whom),
                                        key,
                                        word.time(),
                                        since,
                                        isAfter ? since : late,
                                        isAfter ? since : closed(whom.run()),
                                        isQuiet && !isOpen && share == Share.SURE));
                    }
                }
            }
        }
    }

    private Set<String> targets(Pod pod, Doing doing, Told word) {
        if (doing.deed() instanceof Command command) {
            return command.is(Trait.LISTED) ? Set.copyOf(command.targets()) : Set.of();
        }
        var to = (Connection) doing.deed();
        return new Destinations(to.address(), owners.names(pod, to, word, false)).keys();
    }
}
