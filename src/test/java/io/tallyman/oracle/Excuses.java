package io.tallyman.oracle;

import io.tallyman.oracle.Pod.Lookup;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the program may say of a container when records are lost, though the oracle, who knows whose everything is, would
 * not: where only lost records tied the container to what would have silenced it.
 */
final class Excuses {

    private static final int SHORT_ID = 12;

    /** What stands in the records that tell of a container's end. */
    private static final List<String> ENDS =
            List.of("/tasks/exit", "/tasks/delete", "exit event", "finishedAt", "\"die\"");

    private final ContainerWorld world;
    private final String subject;
    private final Pod pod;
    private final Run run;
    private final List<Line> lines;

    /** @param rest what is not lost; what it tells when the container's window has ended it tells in vain */
    Excuses(ContainerWorld world, String subject, Pod pod, Run run, List<RawLog> rest) {
        this.world = world;
        this.subject = subject;
        this.pod = pod;
        this.run = run;
        var setting = world.premises().setting();
        var judged = run.started().plus(setting.window).plus(setting.tolerance);
        this.lines = rest.stream()
                .flatMap(log -> log.lines().stream())
                .filter(line -> !line.written().isAfter(judged))
                .toList();
    }

    boolean hold(Proof proof) {
        return isItsOwn(proof)
                || isPullOfItsRepository(proof)
                || isOfItsPlace(proof)
                || isAfterAnEndUntold(proof)
                || (pod.namespace().equals("ci") && !isPlaceTold(pod, run))
                || isOfAnotherWorkload(proof)
                || (isApprovedByName(proof) && !isAddressTold())
                || isApprovedBeforeItIsTold(proof);
    }

    /* What put it there is its own, however late it is told, where anything else leads to an alert. */
    private boolean isItsOwn(Proof proof) {
        return proof.step() > 0
                && proof.step() <= 3
                && List.of(run.create(), run.start(), run.pull().happening(), pod.request())
                        .contains(proof.happening());
    }

    /* Where the pull that brought the image is lost, or its digest, the latest that is left is cited: "digest unproven". */
    private boolean isPullOfItsRepository(Proof proof) {
        return proof.step() == 1
                && world.pods().stream()
                        .filter(other -> other.node().equals(pod.node()))
                        .flatMap(other -> other.runs().stream())
                        .filter(this::isOfItsRepository)
                        .anyMatch(other -> other.pull().happening().equals(proof.happening()));
    }

    /* Where nothing gives an id, all that filled a place in a pod are one, and nothing tells when it ended. */
    private boolean isOfItsPlace(Proof proof) {
        if (!subject.startsWith("place")) {
            return false;
        }
        return proof.step() == 0
                || proof.source().equals(ZeekLines.FLOWS)
                || pod.place(run).stream()
                        .anyMatch(other -> List.of(
                                        other.create(),
                                        other.start(),
                                        other.pull().happening())
                                .contains(proof.happening()));
    }

    /* A flow at the address of a container of which nothing tells that it had ended. */
    private boolean isAfterAnEndUntold(Proof proof) {
        return run.hasEnded()
                && (proof.step() == 0 || proof.source().equals(ZeekLines.FLOWS))
                && ENDS.stream().noneMatch(end -> isTold(run.id(), end));
    }

    /* Where nothing tells the namespace, what others of that image did of whose namespace nothing is told is usual. */
    private boolean isOfAnotherWorkload(Proof proof) {
        return run.image().isListed()
                && (proof.step() == 0 || proof.step() > 3)
                && !isPlaceTold(pod, run)
                && world.pods().stream()
                        .anyMatch(other -> other.runs().stream()
                                .anyMatch(one -> !one.equals(run)
                                        && isOfItsRepository(one)
                                        && (other.namespace().isEmpty() || !isPlaceTold(other, one))));
    }

    private boolean isOfItsRepository(Run other) {
        return other.image().repository().equals(run.image().repository());
    }

    /* A connection that a process made, approved by a name that its pod's address looked up. */
    private boolean isApprovedByName(Proof proof) {
        return run.doings().stream()
                .filter(doing -> doing.onHost() && !proof.source().equals(ZeekLines.FLOWS))
                .anyMatch(doing -> approvals(proof, doing).findAny().isPresent());
    }

    private Stream<Lookup> approvals(Proof proof, Doing doing) {
        return (proof.step() == 0 || doing.happening().equals(proof.happening()))
                        && doing.deed() instanceof Connection to
                ? pod.lookups().stream()
                        .filter(lookup -> lookup.address().equals(to.address())
                                && lookup.name().endsWith(".corp.example"))
                : Stream.empty();
    }

    /* Names that were looked up before anything that is left has the pod there: by whom is not told. */
    private boolean isApprovedBeforeItIsTold(Proof proof) {
        var begun = pod.all()
                .filter(one -> isPlaceTold(pod, one))
                .flatMap(one -> told(Set.of(one.create(), one.start())))
                .min(Comparator.naturalOrder())
                .map(begin -> begin.minus(world.premises().setting().tolerance))
                .orElse(Instant.MIN);
        return pod.runs().stream()
                .flatMap(one -> one.doings().stream())
                .flatMap(doing -> approvals(proof, doing))
                .flatMap(lookup -> told(Set.of(lookup.happening())))
                .anyMatch(begun::isAfter);
    }

    private Stream<Instant> told(Set<String> happenings) {
        return lines.stream()
                .flatMap(line -> line.tells().stream())
                .filter(word -> happenings.contains(word.happening()))
                .map(Told::time);
    }

    /* In one record, or by way of its sandbox. */
    private boolean isPlaceTold(Pod where, Run what) {
        var id = what.id().substring(0, Math.min(SHORT_ID, what.id().length()));
        var sandbox = sandbox(where);
        return isTold(id, where.uid()) || (isTold(id, sandbox) && isTold(sandbox, where.uid()));
    }

    private boolean isAddressTold() {
        if (pod.sandbox().isEmpty()) {
            return isTold(pod.address(), run.id());
        }
        return isPlaceTold(pod, run)
                && (isTold("\"podIP\":\"" + pod.address(), pod.uid()) || isTold(pod.address(), sandbox(pod)));
    }

    private static String sandbox(Pod pod) {
        return pod.sandbox().stream().findFirst().map(Run::id).orElse("");
    }

    private boolean isTold(String one, String other) {
        return lines.stream().map(Line::text).anyMatch(text -> text.contains(one) && text.contains(other));
    }
}
