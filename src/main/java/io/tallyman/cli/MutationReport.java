package io.tallyman.cli;

import io.tallyman.cli.Verdict.Fate;
import io.tallyman.tunable.Problem;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The verdicts on mutants, for a person: a table by rule, then every survivor. */
final class MutationReport {

    private final List<Verdict> verdicts;
    private final List<Problem> stale;
    private final Path folder;

    /** @param folder of the rules; empty for those that come with the program */
    MutationReport(List<Verdict> verdicts, List<Problem> stale, Optional<Path> folder) {
        this.verdicts = List.copyOf(verdicts);
        this.stale = List.copyOf(stale);
        this.folder = folder.orElse(Path.of("rules"));
    }

    boolean isGood() {
        return stale.isEmpty() && count(verdicts, Fate.SURVIVED) == 0;
    }

    void print(PrintStream to) {
        var table = new Table(6, "rule", "mutants", "killed", "explained", "survived", "invalid", "score");
        byRule().forEach((rule, its) -> row(table, rule, its));
        row(table, "all", verdicts);
        table.lines().forEach(to::println);
        section(to, Fate.EXPLAINED, "explained");
        section(to, Fate.SURVIVED, "survived: no scenario notices");
        if (!stale.isEmpty()) {
            to.println();
            stale.forEach(problem -> to.println(Plain.text(problem.toString())));
        }
    }

    private Map<String, List<Verdict>> byRule() {
        return verdicts.stream()
                .collect(Collectors.groupingBy(
                        verdict -> verdict.mutant().rule(), LinkedHashMap::new, Collectors.toList()));
    }

    private static void row(Table table, String name, Collection<Verdict> of) {
        table.add(
                name,
                of.size() - count(of, Fate.INVALID),
                count(of, Fate.KILLED),
                count(of, Fate.EXPLAINED),
                count(of, Fate.SURVIVED),
                count(of, Fate.INVALID),
                score(of));
    }

    private static String score(Collection<Verdict> of) {
        var all = of.size() - count(of, Fate.INVALID);
        var good = count(of, Fate.KILLED) + count(of, Fate.EXPLAINED);
        return all == 0 ? "-" : String.format(Locale.ROOT, "%.0f %%", Math.floor(100.0 * good / all));
    }

    private static long count(Collection<Verdict> of, Fate fate) {
        return of.stream().filter(verdict -> verdict.fate() == fate).count();
    }

    private void section(PrintStream to, Fate fate, String head) {
        var those = verdicts.stream().filter(verdict -> verdict.fate() == fate).toList();
        if (those.isEmpty()) {
            return;
        }
        to.println();
        to.println(head);
        for (var each : those) {
            var mutant = each.mutant();
            to.println(Plain.text("%s:%d:%d: %s (%s)%s"
                    .formatted(
                            folder.resolve(mutant.file()),
                            mutant.line(),
                            mutant.column(),
                            each.change(),
                            mutant.rule(),
                            each.says().isEmpty() ? "" : ": " + each.says())));
        }
    }
}
