package io.tallyman.oracle;

import io.tallyman.alert.Alert;
import io.tallyman.alert.Analytic;
import io.tallyman.alert.Evidence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Holds alerts against what the oracle says; says in words what does not agree. */
final class Comparison {

    /** Whether something that only the program says is excused. */
    interface Excuse {
        boolean holds(String subject, Proof proof);
    }

    private static final Proof THE_ALERT = new Proof(0, "", "");

    private final World<?> world;
    private final Map<String, Map<Long, Line>> lines = new HashMap<>();
    private final Map<String, Verdict> verdicts = new HashMap<>();
    private final Excuse excuse;
    private final List<String> complaints = new ArrayList<>();

    /** @param logs what the program read */
    Comparison(World<?> world, List<RawLog> logs, List<Verdict> verdicts, Excuse excuse) {
        this.world = world;
        this.excuse = excuse;
        logs.forEach(log -> lines.put(log.file(), log.byNumber()));
        verdicts.forEach(verdict -> this.verdicts.put(verdict.subject(), verdict));
    }

    /** What the alerts say too much, and, where the oracle's words hold exactly, too little. */
    List<String> of(List<Alert> alerts, boolean isExact) {
        var met = new HashSet<String>();
        for (var alert : alerts) {
            var name = world.name(alert.subject());
            if (!met.add(name)) {
                complaints.add("two alerts about %s".formatted(name));
            }
            checkSteps(alert);
            var verdict = verdicts.get(name);
            if (verdict == null) {
                complainUnless(name, THE_ALERT, "an alert about %s, of whom the oracle says nothing: %s", alert);
            } else {
                tooMuch(verdict, alert);
                if (isExact) {
                    tooLittle(verdict, alert);
                }
            }
        }
        if (isExact) {
            verdicts.values().stream()
                    .filter(verdict -> verdict.least().isPresent() && !met.contains(verdict.subject()))
                    .forEach(verdict -> complaints.add("no alert about %s".formatted(verdict)));
        }
        return complaints;
    }

    private void complainUnless(String name, Proof proof, String what, Alert alert) {
        if (!excuse.holds(name, proof)) {
            complaints.add(what.formatted(name, Alerts.text(List.of(alert))));
        }
    }

    private void tooMuch(Verdict verdict, Alert alert) {
        if (alert.severity().compareTo(verdict.most()) > 0) {
            complainUnless(
                    verdict.subject(),
                    THE_ALERT,
                    "more severe than the oracle's %s: %%s".formatted(verdict.most()),
                    alert);
        }
        for (var evidence : alert.evidence()) {
            var proofs = proofs(evidence);
            if (proofs.isEmpty()) {
                complaints.add("%s cites a record that tells of nothing: %s".formatted(verdict.subject(), evidence));
            } else if (proofs.stream()
                    .noneMatch(proof -> verdict.sure().contains(proof)
                            || verdict.open().contains(proof)
                            || excuse.holds(verdict.subject(), proof))) {
                complaints.add(
                        "cites for %s what the oracle does not: %s, %s".formatted(verdict.subject(), proofs, evidence));
            }
        }
    }

    private void tooLittle(Verdict verdict, Alert alert) {
        var cited =
                alert.evidence().stream().flatMap(item -> proofs(item).stream()).collect(Collectors.toSet());
        var missing = new TreeSet<>(verdict.sure());
        missing.removeAll(cited);
        if (!missing.isEmpty()) {
            complaints.add("does not cite for %s: %s".formatted(verdict.subject(), missing));
        }
        verdict.least()
                .filter(least -> alert.severity().compareTo(least) < 0)
                .ifPresent(least -> complaints.add(
                        "%s is less severe than the oracle's %s".formatted(Alerts.text(List.of(alert)), least)));
    }

    /* A record may tell of several happenings, such as the request of a pod that of its containers. */
    private Set<Proof> proofs(Evidence evidence) {
        var line = lines.getOrDefault(evidence.file(), Map.of()).get(evidence.line());
        return line == null
                ? Set.of()
                : line.tells().stream()
                        .filter(told -> told.time().equals(evidence.time().instant()))
                        .map(told -> new Proof(evidence.step(), told.happening(), told.source()))
                        .collect(Collectors.toSet());
    }

    /* A step is either proved or said not to be. */
    private void checkSteps(Alert alert) {
        var proved = alert.evidence().stream().map(Evidence::step).collect(Collectors.toSet());
        var said = alert.notObserved().stream().map(Alert.NotObserved::step).toList();
        var steps = Analytic.valueOf(alert.analytic()).steps().size();
        var silent = IntStream.rangeClosed(1, steps)
                .boxed()
                .filter(step -> !proved.contains(step))
                .toList();
        if (!silent.equals(said)) {
            complaints.add("steps %s are proved and %s said not to be".formatted(proved, said));
        }
    }
}
