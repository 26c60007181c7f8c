package io.tallyman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallyman.alert.Alert;
import io.tallyman.alert.Subject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** {@code docs/coverage.md}: what is still detected when a log source is missing, in two generated parts. */
record CoveragePage(Path file, String text) {

    private static final String HEAD =
            "| scenario | container | missing log | severity | steps | not observed | why |\n|---|---|---|---|---|---|---|\n";

    /** A part, between its marks. */
    enum Part {
        FIXTURES,
        RECORDING;

        private String begin() {
            return "<!-- generated: %s -->\n".formatted(name().toLowerCase(Locale.ROOT));
        }
    }

    private static final int SHORT = 12;
    /** The first step that is behaviour. */
    private static final int BEHAVIOUR = 4;

    private static final String END = "<!-- end -->\n";

    static CoveragePage of(Path file) throws IOException {
        return new CoveragePage(file, Files.readString(file));
    }

    /** Compares a part with what it must be, or writes it. */
    void check(Part part, List<Loss> losses) throws IOException {
        var begin = text.indexOf(part.begin()) + part.begin().length();
        var end = text.indexOf(END, begin);
        var table = HEAD + losses.stream().map(CoveragePage::rows).collect(Collectors.joining());
        if (Boolean.getBoolean("tallyman.rewrite")) {
            Files.writeString(file, text.substring(0, begin) + table + text.substring(end));
            return;
        }
        assertThat(text.substring(begin, end))
                .as("%s is not up to date; -Dtallyman.rewrite=true writes it anew", file)
                .isEqualTo(table);
    }

    private static String rows(Loss loss) {
        return loss.whole().stream().map(alert -> row(loss, alert)).collect(Collectors.joining())
                + loss.unfounded().stream().map(alert -> added(loss, alert)).collect(Collectors.joining());
    }

    private static String row(Loss loss, Alert whole) {
        var left = loss.left(whole);
        var severity = left.map(alert -> alert.severity() == whole.severity()
                        ? alert.severity().toString()
                        : "%s, was %s".formatted(alert.severity(), whole.severity()))
                .orElse("**no alert**, was " + whole.severity());
        return cells(
                loss.folder().getFileName().toString(),
                id(whole),
                "`%s`".formatted(loss.source()),
                severity,
                left.map(alert -> list(Loss.steps(alert))).orElse("–"),
                left.map(CoveragePage::notObserved).orElse("–"),
                left.map(alert -> whyLeft(loss, whole, alert)).orElseGet(() -> whyNothing(loss, whole)));
    }

    private static String added(Loss loss, Alert alert) {
        return cells(
                loss.folder().getFileName().toString(),
                id(alert),
                "`%s`".formatted(loss.source()),
                "**added**: " + alert.severity(),
                list(Loss.steps(alert)),
                notObserved(alert),
                loss.source().equals("aws:describe-images")
                        ? "only this log told that the image's owner is approved"
                        : "only this log told the namespace, and an exclusion that names one does not match where it is not"
                                + " known");
    }

    private static String cells(String... cells) {
        return "| %s |\n".formatted(String.join(" | ", cells));
    }

    private static String id(Alert alert) {
        if (alert.subject() instanceof Subject.Instance instance) {
            return "`%s`".formatted(instance.id());
        }
        var id = CapturesTest.subject(alert).id();
        return id.substring(0, Math.min(SHORT, id.length()));
    }

    private static String notObserved(Alert alert) {
        return alert.notObserved().isEmpty()
                ? "–"
                : alert.notObserved().stream()
                        .map(step -> "%d `%s`".formatted(step.step(), step.logSource()))
                        .collect(Collectors.joining(", "));
    }

    private static String whyLeft(Loss loss, Alert whole, Alert left) {
        var gone = new TreeSet<>(Loss.steps(whole));
        gone.removeAll(Loss.steps(left));
        var alone = new TreeSet<>(loss.toldAlone(whole));
        alone.retainAll(gone);
        var untied = new TreeSet<>(gone);
        untied.removeAll(alone);
        var told = new TreeSet<>(loss.told(whole));
        told.removeAll(gone);
        var clauses = new ArrayList<String>();
        var proved = new TreeSet<>(alone.headSet(BEHAVIOUR));
        var missed = alone.tailSet(BEHAVIOUR);
        if (!proved.isEmpty()) {
            clauses.add("only this log told of step %s, which the start proves".formatted(list(proved)));
        }
        if (!missed.isEmpty()) {
            clauses.add("only this log told of step %s, and the other behaviour is enough".formatted(list(missed)));
        }
        if (!untied.isEmpty()) {
            clauses.add(
                    "records of step %s remain, but only this log tied them to the container".formatted(list(untied)));
        }
        if (!told.isEmpty()) {
            clauses.add("other logs tell of step %s too".formatted(list(told)));
        }
        if (clauses.isEmpty()) {
            clauses.add("no step rests on this log");
        }
        if (left.severity() != whole.severity()) {
            clauses.add(whySeverity(left));
        }
        return String.join("; ", clauses);
    }

    private static String whySeverity(Alert left) {
        var steps = Loss.steps(left);
        if (steps.contains(4) && steps.contains(5)) {
            return "what made it graver (a name, the namespace, the destination) stood in this log";
        }
        return "one behaviour alone is medium, unless its destination is blocked or its namespace in NamespaceScope";
    }

    private static String whyNothing(Loss loss, Alert whole) {
        var behaviours = new TreeSet<>(Loss.steps(whole));
        behaviours.retainAll(List.of(4, 5));
        if (loss.toldAlone(whole).containsAll(behaviours)) {
            return "all behaviour stood in this log, and without behaviour an untrusted image is no detection";
        }
        if (loss.toldAlone(whole).contains(3)) {
            return "no other log tells that and when the container started, from where TimeWindow counts";
        }
        return "behaviour of step %s remains in other logs, but only this one told which image ran, or tied the behaviour to its container"
                .formatted(list(remaining(loss, whole, behaviours)));
    }

    private static Collection<Integer> remaining(Loss loss, Alert whole, Collection<Integer> behaviours) {
        var remaining = new TreeSet<>(behaviours);
        remaining.removeAll(loss.toldAlone(whole));
        return remaining;
    }

    private static String list(Collection<Integer> steps) {
        return steps.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }
}
