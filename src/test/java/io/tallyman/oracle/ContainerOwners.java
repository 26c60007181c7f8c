package io.tallyman.oracle;

import io.tallyman.oracle.Pod.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Whose the records of a world of containers are. That is known; what is open is only what the records themselves leave
 * open: whole seconds in a place that was filled twice, an address that was just given on, and which container of a pod
 * sent what the network sensor saw.
 */
final class ContainerOwners {

    /** Whose something is: certainly, perhaps, or not. */
    enum Share {
        SURE,
        OPEN,
        NONE
    }

    /** A container in its pod. */
    record Whom(Pod pod, Run run) {}

    /** How much later than it was the kubelet may tell an end. */
    private static final Duration ENDING = Duration.ofMillis(1_100);

    private final ContainerWorld world;
    private final List<Told> told;
    private final Duration tolerance;

    ContainerOwners(ContainerWorld world, List<Told> told) {
        this.world = world;
        this.told = told;
        this.tolerance = world.premises().setting().tolerance;
    }

    List<Told> of(String happening) {
        return told.stream().filter(word -> word.happening().equals(happening)).toList();
    }

    /** A record's word, and whether it is certainly about whom we ask. */
    record Word(Told told, boolean isSure) {
        Proof proof(int step) {
            return new Proof(step, told.happening(), told.source());
        }
    }

    List<Word> starts(Whom whom) {
        return byIdOrPlace(whom, Run::start).stream()
                .map(word -> word.told.source().equals("tetragon") && !isSeenInItsWindow(whom.run)
                        ? new Word(word.told, false)
                        : word)
                .toList();
    }

    /* Tetragon tells of a start whenever it tells of a process; when the window has ended that comes in vain. */
    private boolean isSeenInItsWindow(Run run) {
        var windowEnd = run.started().plus(world.premises().setting().window);
        return run.doings().stream()
                .flatMap(doing -> of(doing.happening()).stream())
                .anyMatch(
                        word -> word.source().equals("tetragon") && !word.time().isAfter(windowEnd));
    }

    List<Word> creations(Whom whom) {
        var words = byIdOrPlace(whom, Run::create);
        of(whom.pod.request()).forEach(word -> words.add(new Word(word, true)));
        return words;
    }

    private List<Word> byIdOrPlace(Whom whom, Function<Run, String> what) {
        var words = new ArrayList<Word>();
        of(what.apply(whom.run)).stream()
                .filter(word -> !word.source().equals("kubernetes:events"))
                .forEach(word -> words.add(new Word(word, true)));
        words.addAll(placed(whom, what.apply(whom.run), other -> what.apply(other.run)));
        return words;
    }

    /* Kubernetes Events name a place in a pod: which of those that filled it, their whole seconds may leave open. */
    List<Word> placed(Whom whom, String own, Function<Whom, String> what) {
        var words = new ArrayList<Word>();
        for (var other : whom.pod.place(whom.run)) {
            for (var word : of(what.apply(new Whom(whom.pod, other)))) {
                var share = word.source().equals("kubernetes:events") ? place(whom, other, word) : Share.NONE;
                if (share != Share.NONE) {
                    words.add(new Word(word, share == Share.SURE));
                }
            }
        }
        return words;
    }

    private Share place(Whom whom, Run owner, Told word) {
        var isAlone = whom.pod.place(whom.run).stream()
                .noneMatch(other -> !other.equals(owner) && isAlive(other, word, tolerance.plus(word.precision())));
        if (owner.equals(whom.run)) {
            return isAlone ? Share.SURE : Share.OPEN;
        }
        return isAlive(whom.run, word, tolerance.plus(word.precision())) ? Share.OPEN : Share.NONE;
    }

    private static boolean isAlive(Run run, Told word, Duration margin) {
        return !word.time().isBefore(run.created().minus(margin))
                && !word.time().isAfter(run.ended().plus(margin));
    }

    Share share(Whom whom, Pod pod, Run run, Doing doing, Told word) {
        if (word.source().equals(ZeekLines.FLOWS)) {
            return onWire(whom, pod, word);
        }
        if (!pod.equals(whom.pod)) {
            return Share.NONE;
        }
        if (word.source().equals(ApiLines.SOURCE)) {
            return whom.run.name().equals(run.name()) ? place(whom, run, word) : Share.NONE;
        }
        return run.equals(whom.run) ? Share.SURE : Share.NONE;
    }

    /* A flow has an address, and an address has a pod. */
    private Share onWire(Whom whom, Pod pod, Told word) {
        if (!whom.pod.address().equals(pod.address()) || !isAlive(whom.run, word, tolerance.plus(ENDING))) {
            return Share.NONE;
        }
        var isContested = world.pods().stream()
                .filter(other -> !other.equals(pod) && other.address().equals(pod.address()))
                .anyMatch(other -> !word.time().isBefore(other.begun().minus(tolerance))
                        && !word.time().isAfter(other.ended().plus(tolerance).plus(ENDING)));
        if (!pod.equals(whom.pod)) {
            return isContested ? Share.OPEN : Share.NONE;
        }
        return isAlive(whom.run, word, Duration.ZERO) && !isContested ? Share.SURE : Share.OPEN;
    }

    Set<String> names(Pod pod, Connection to, Told word, boolean isGenerous) {
        var names = new HashSet<String>();
        for (var lookup : pod.lookups()) {
            if (lookup.address().equals(to.address())) {
                of(lookup.happening()).stream()
                        .filter(look -> !look.time().isAfter(word.time().plus(isGenerous ? tolerance : Duration.ZERO))
                                && !look.time().isBefore(word.time().minus(Duration.ofMinutes(isGenerous ? 61 : 59))))
                        .forEach(look -> names.add(lookup.name()));
            }
        }
        return names;
    }

    /* Whether any log tells the image's digest. */
    Share digest(Run run) {
        var pod = world.pods().stream()
                .filter(other -> other.runs().contains(run))
                .findFirst()
                .orElseThrow();
        var isTold = run.image().isPinned()
                || of(run.start()).stream()
                        .anyMatch(word -> Set.of(ApiLines.SOURCE, "tetragon").contains(word.source()))
                || of(run.pull().happening()).stream()
                        .anyMatch(word -> word.source().equals("containerd:runtime"));
        if (isTold) {
            return Share.SURE;
        }
        return pod.kind() == Kind.KUBERNETES ? Share.OPEN : Share.NONE;
    }
}
