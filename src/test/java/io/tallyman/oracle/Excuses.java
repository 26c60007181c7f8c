package io.tallyman.oracle;

import java.time.Instant;
import java.util.List;

/**
 * What the program may say of a container when records are lost, though the oracle, who knows whose everything is, would
 * not: where only lost records tied the container to what would have silenced it.
 */
final class Excuses {

    private static final int SHORT_ID = 12;

    /** What stands in the records that tell of a container's end. */
    private static final List<String> ENDS =
            List.of("/tasks/exit", "/tasks/delete", "exit event", "finishedAt", "\"die\"");

    private final String subject;
    private final Pod pod;
    private final Run run;
    private final List<Run> neighbours;
    private final List<String> texts;

    /**
     * @param neighbours all that ran on the node
     * @param judged when the container's window has ended: what is told later is told in vain
     */
    Excuses(String subject, Pod pod, Run run, List<Run> neighbours, List<RawLog> rest, Instant judged) {
        this.subject = subject;
        this.neighbours = List.copyOf(neighbours);
        this.pod = pod;
        this.run = run;
        this.texts = rest.stream()
                .flatMap(log -> log.lines().stream())
                .filter(line -> !line.written().isAfter(judged))
                .map(Line::text)
                .toList();
    }

    boolean hold(Proof proof) {
        return isItsOwn(proof)
                || isPullOfItsRepository(proof)
                || isOfItsPlace(proof)
                || isAfterAnEndUntold(proof)
                || (pod.namespace().equals("ci") && !isPlaceTold())
                || (isApprovedByName(proof) && !isAddressTold());
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
                && neighbours.stream()
                        .filter(other ->
                                other.image().repository().equals(run.image().repository()))
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

    /* A connection that a process made, approved by a name that its pod's address looked up. */
    private boolean isApprovedByName(Proof proof) {
        return run.doings().stream()
                .filter(doing -> proof.step() == 0 || doing.happening().equals(proof.happening()))
                .filter(doing -> doing.onHost() && !proof.source().equals(ZeekLines.FLOWS))
                .anyMatch(doing -> doing.deed() instanceof Connection to
                        && pod.lookups().stream()
                                .anyMatch(lookup -> lookup.address().equals(to.address())
                                        && lookup.name().endsWith(".corp.example")));
    }

    /* In one record, or by way of its sandbox. */
    private boolean isPlaceTold() {
        var id = run.id().substring(0, Math.min(SHORT_ID, run.id().length()));
        return isTold(id, pod.uid()) || (isTold(id, sandbox()) && isTold(sandbox(), pod.uid()));
    }

    private boolean isAddressTold() {
        if (pod.sandbox().isEmpty()) {
            return isTold(pod.address(), run.id());
        }
        return isPlaceTold() && (isTold("\"podIP\":\"" + pod.address(), pod.uid()) || isTold(pod.address(), sandbox()));
    }

    private String sandbox() {
        return pod.sandbox().stream().findFirst().map(Run::id).orElse("");
    }

    private boolean isTold(String one, String other) {
        return texts.stream().anyMatch(text -> text.contains(one) && text.contains(other));
    }
}
