package io.tallyman.cli;

import io.tallyman.cli.Verdict.Fate;
import io.tallyman.rule.Mutant;
import io.tallyman.rule.RuleFile;
import io.tallyman.tunable.Problem;
import io.tallyman.tunable.TunablesRejected;
import io.tallyman.tunable.Yaml;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** {@code mutants.yaml}: by rule, which of its mutants no scenario can kill, and why. */
final class Explanations {

    static final String FILE = "mutants.yaml";

    private static final String DROPPED = "dropped";
    private static final Set<String> KEYS = Set.of("condition", "becomes", "reason");

    private final List<Explanation> all = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    /* One entry; any change of the condition where it says none. */
    private record Explanation(
            Yaml.Position at, String rule, String condition, Optional<String> becomes, String reason) {

        boolean isOf(Mutant mutant) {
            return mutant.rule().equals(rule)
                    && mutant.original().equals(condition)
                    && becomes.map(text -> text.equals(mutant.isDropped() ? DROPPED : mutant.mutated()))
                            .orElse(true);
        }
    }

    private Explanations() {}

    /**
     * Those beside the rules.
     *
     * @param folder of the rules; empty for those that come with the program
     * @throws TunablesRejected with all that is wrong in the file
     */
    static Explanations of(Optional<Path> folder) throws IOException {
        var explanations = new Explanations();
        var name = folder.orElse(Path.of("rules")).resolve(FILE);
        if (folder.isEmpty()) {
            explanations.read(Yaml.read(name.toString(), shipped()));
        } else if (Files.exists(name)) {
            explanations.read(Yaml.read(name));
        }
        if (!explanations.problems.isEmpty()) {
            throw new TunablesRejected(explanations.problems);
        }
        return explanations;
    }

    private static String shipped() throws IOException {
        try (InputStream in = RuleFile.class.getResourceAsStream("/rules/" + FILE)) {
            return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private void read(Yaml.Entries file) {
        for (var rule : file.entries()) {
            if (rule.value() instanceof Yaml.Items items) {
                items.items().forEach(item -> explanation(rule.key(), item));
            } else {
                add(rule.value(), "expected a list, each with condition and reason");
            }
        }
    }

    private void explanation(String rule, Yaml item) {
        if (!(item instanceof Yaml.Entries entries)) {
            add(item, "expected condition and reason");
            return;
        }
        entries.entries().stream()
                .filter(entry -> !KEYS.contains(entry.key()))
                .forEach(entry -> add(
                        entry.value(),
                        "%s is no key here; expected condition, becomes, reason".formatted(entry.key())));
        var condition = text(entries, "condition");
        var reason = text(entries, "reason");
        if (condition.isEmpty() || reason.isEmpty()) {
            add(item, "condition and reason must be there: what no scenario misses, and why");
            return;
        }
        all.add(new Explanation(item.at(), rule, condition.get(), text(entries, "becomes"), reason.get()));
    }

    private static Optional<String> text(Yaml.Entries entries, String key) {
        return entries.get(key)
                .filter(Yaml.Scalar.class::isInstance)
                .map(value -> ((Yaml.Scalar) value).text().strip().replaceAll("\\s+", " "))
                .filter(text -> !text.isEmpty());
    }

    private void add(Yaml at, String message) {
        problems.add(new Problem(at.at().file(), at.at().line(), at.at().column(), message));
    }

    /** The verdict, with the reason where it is a survivor that is explained. */
    Verdict judge(Verdict verdict) {
        if (verdict.fate() != Fate.SURVIVED) {
            return verdict;
        }
        return all.stream()
                .filter(each -> each.isOf(verdict.mutant()))
                .findFirst()
                .map(each -> new Verdict(verdict.mutant(), Fate.EXPLAINED, each.reason))
                .orElse(verdict);
    }

    /**
     * Those that explain no survivor.
     *
     * @param verdicts judged
     * @param isLookedAt whether a rule's mutants are among the verdicts
     */
    List<Problem> stale(List<Verdict> verdicts, Predicate<String> isLookedAt) {
        return all.stream()
                .filter(each -> isLookedAt.test(each.rule))
                .filter(each -> verdicts.stream()
                        .filter(verdict -> verdict.fate() == Fate.EXPLAINED)
                        .noneMatch(verdict -> each.isOf(verdict.mutant())))
                .map(each -> new Problem(
                        each.at.file(),
                        each.at.line(),
                        each.at.column(),
                        "explains no survivor: %s of rule \"%s\"".formatted(each.condition, each.rule)))
                .toList();
    }
}
