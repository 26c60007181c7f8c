package io.tallyman.cli;

import io.tallyman.alert.Alert;
import io.tallyman.alert.Evidence;
import io.tallyman.alert.Subject;
import io.tallyman.cli.Expected.ExpectedAlert;
import io.tallyman.tunable.Yaml;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Compares alerts with what was expected: each expected alert takes one of its own. Where several could be taken it
 * finds the assignment that serves the most, by augmenting paths.
 */
final class Comparison {

    private static final int NOBODY = -1;

    private final Expected expected;
    private final List<Alert> alerts;
    private final int[] takenBy;

    private Comparison(Expected expected, List<Alert> alerts) {
        this.expected = expected;
        this.alerts = alerts;
        this.takenBy = new int[alerts.size()];
        Arrays.fill(takenBy, NOBODY);
    }

    /** How the alerts differ from what was expected, in sentences; nothing where they don't. */
    static List<String> differences(Expected expected, List<Alert> alerts) {
        var comparison = new Comparison(expected, alerts);
        for (int i = 0; i < expected.alerts().size(); i++) {
            comparison.assign(i, new boolean[alerts.size()]);
        }
        return comparison.differences();
    }

    private boolean assign(int wanted, boolean[] tried) {
        for (int i = 0; i < alerts.size(); i++) {
            if (!tried[i]
                    && misfits(expected.alerts().get(wanted), alerts.get(i)).isEmpty()) {
                tried[i] = true;
                if (takenBy[i] == NOBODY || assign(takenBy[i], tried)) {
                    takenBy[i] = wanted;
                    return true;
                }
            }
        }
        return false;
    }

    private List<String> differences() {
        var differences = new ArrayList<String>();
        for (int i = 0; i < expected.alerts().size(); i++) {
            int wanted = i;
            if (Arrays.stream(takenBy).noneMatch(taker -> taker == wanted)) {
                differences.add(missing(expected.alerts().get(i)));
            }
        }
        for (int i = 0; i < alerts.size(); i++) {
            if (takenBy[i] == NOBODY && !expected.allowExtra()) {
                differences.add("extra: " + describe(alerts.get(i)));
            }
        }
        return differences;
    }

    private String missing(ExpectedAlert wanted) {
        var sameSubject =
                alerts.stream().filter(alert -> hasSubject(wanted, alert)).findFirst();
        if (sameSubject.isPresent()) {
            return "missing: %s: there is %s, but %s"
                    .formatted(
                            describe(wanted),
                            describe(sameSubject.get()),
                            String.join(", ", misfits(wanted, sameSubject.get())));
        }
        return "missing: %s: %s"
                .formatted(describe(wanted), alerts.isEmpty() ? "there is no alert" : "no alert is about it");
    }

    /** Why an alert is not the one that is wanted; nothing where it is. */
    private static List<String> misfits(ExpectedAlert wanted, Alert alert) {
        var misfits = new ArrayList<String>();
        if (!wanted.analytic().isEmpty() && !wanted.analytic().equals(alert.analytic())) {
            misfits.add("its analytic is " + alert.analytic());
        }
        if (!hasSubject(wanted, alert)) {
            misfits.add("it is about another subject");
        }
        var lacking = new TreeSet<>(wanted.steps());
        lacking.removeAll(steps(alert));
        if (!lacking.isEmpty()) {
            misfits.add("it has no evidence of " + steps(lacking));
        }
        wanted.atLeast()
                .filter(least -> alert.severity().compareTo(least) < 0)
                .ifPresent(least -> misfits.add("its severity is not %s or more".formatted(least)));
        misfits.addAll(Detail.misfits(wanted.exactly(), alert));
        return misfits;
    }

    private static boolean hasSubject(ExpectedAlert wanted, Alert alert) {
        var subject = wanted.subject().orElseGet(() -> new Yaml.Entries(new Yaml.Position("", 1, 1), List.of()));
        return SubjectMatch.contains(alert.subject(), subject, wanted.accepted());
    }

    private static String describe(ExpectedAlert wanted) {
        var text = new StringBuilder(wanted.analytic().isEmpty() ? "an alert" : wanted.analytic());
        wanted.subject().ifPresent(subject -> text.append(" about ").append(inline(subject)));
        if (!wanted.steps().isEmpty()) {
            text.append(", ").append(steps(wanted.steps()));
        }
        wanted.atLeast().ifPresent(least -> text.append(", at least ").append(least));
        return text.toString();
    }

    private static String inline(Yaml yaml) {
        if (yaml instanceof Yaml.Entries entries) {
            return entries.entries().stream()
                    .map(entry -> entry.key() + " " + inline(entry.value()))
                    .collect(Collectors.joining(", "));
        }
        return String.join(" or ", SubjectMatch.texts(yaml));
    }

    private static String describe(Alert alert) {
        return "%s %s about %s, %s: %s"
                .formatted(
                        alert.severity(),
                        alert.analytic(),
                        describe(alert.subject()),
                        steps(steps(alert)),
                        alert.title());
    }

    private static String describe(Subject subject) {
        if (subject instanceof Subject.Container container) {
            var parts = new ArrayList<String>();
            parts.add("container");
            parts.add(container.name());
            parts.add(container.id());
            parts.add(
                    container.pod().isKnown()
                            ? "pod %s/%s"
                                    .formatted(
                                            container.pod().namespace(),
                                            container.pod().name())
                            : "");
            parts.removeIf(String::isEmpty);
            return String.join(" ", parts);
        }
        return subject.kind();
    }

    private static SortedSet<Integer> steps(Alert alert) {
        return alert.evidence().stream().map(Evidence::step).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String steps(Iterable<Integer> steps) {
        var sorted = new TreeSet<Integer>();
        steps.forEach(sorted::add);
        return (sorted.size() == 1 ? "step " : "steps ")
                + sorted.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }
}
