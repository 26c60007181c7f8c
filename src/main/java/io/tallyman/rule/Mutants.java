package io.tallyman.rule;

import io.tallyman.rule.RuleCheck.Checked;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.drools.drl.ast.descr.PackageDescr;

/**
 * The mutants of one rule file, compiled.
 *
 * <p>All of them are compiled together, each as a rule of its own in a package beside the file's, which costs as much as
 * compiling the file a few times. A set of rules with a mutant is then linked of what is there.
 */
public final class Mutants {

    private static final String PACKAGE = ".mutants";

    private final RuleFile file;
    private final RuleCheck check;
    private final Sandbox sandbox;
    private final RuleCompiler compiler;
    private final Map<Mutant, Optional<Compiled>> all = new LinkedHashMap<>();

    /* A mutant whose rule is among the compiled ones. */
    private record Compiled(LoadedRules rules, String name, RuleDescription description) {}

    /* One that passed the check. */
    private record Candidate(Mutation mutation, String name, RuleDescription description) {}

    private Mutants(RuleFile file, Vocabulary vocabulary) {
        this.file = file;
        this.sandbox = new Sandbox(Mutants.class.getClassLoader(), vocabulary);
        this.check = new RuleCheck(vocabulary, sandbox);
        this.compiler = new RuleCompiler(vocabulary, sandbox);
    }

    /**
     * Finds and compiles them.
     *
     * @param file without problems
     * @param rules names of the rules that are looked at
     */
    public static Mutants of(RuleFile file, Vocabulary vocabulary, Predicate<String> rules) {
        var mutants = new Mutants(file, vocabulary);
        mutants.find(rules);
        return mutants;
    }

    /** Those of a file, without compiling any: also the ones that the check or the compiler would refuse. */
    public static List<Mutant> listed(RuleFile file) {
        var content = RuleCheck.parse(Passage.whole(file, new ArrayList<>()));
        return content == null
                ? List.of()
                : content.getRules().stream()
                        .flatMap(rule -> Mutation.of(file, rule).stream())
                        .map(Mutation::mutant)
                        .toList();
    }

    private void find(Predicate<String> rules) {
        var content = RuleCheck.parse(Passage.whole(file, new ArrayList<>()));
        if (content == null) {
            return;
        }
        var candidates = new ArrayList<Candidate>();
        for (var rule : content.getRules()) {
            if (rules.test(rule.getName())) {
                for (var mutation : Mutation.of(file, rule)) {
                    all.put(mutation.mutant(), Optional.empty());
                    checked(content, mutation)
                            .ifPresent(description -> candidates.add(
                                    new Candidate(mutation, "mutant " + candidates.size(), description)));
                }
            }
        }
        compile(header(content, content.getName() + PACKAGE), candidates);
    }

    /* Empty where the check refuses it. */
    private Optional<RuleDescription> checked(PackageDescr content, Mutation mutation) {
        Checked checked = check.check(new RuleFile(file.path(), header(content, content.getName()) + mutation.text()));
        return checked.problems().isEmpty() ? checked.rules().stream().findFirst() : Optional.empty();
    }

    private static String header(PackageDescr content, String packageName) {
        return "package %s;%n%s%s"
                .formatted(
                        packageName,
                        content.getImports().stream()
                                .map(each -> "import %s;%n".formatted(each.getTarget()))
                                .collect(Collectors.joining()),
                        content.getGlobals().stream()
                                .map(each -> "global %s %s;%n".formatted(each.getType(), each.getIdentifier()))
                                .collect(Collectors.joining()));
    }

    /* Where the compiler refuses all together, one half at a time, down to the one that is at fault. */
    private void compile(String header, List<Candidate> candidates) {
        if (candidates.isEmpty()) {
            return;
        }
        var text = candidates.stream()
                .map(each -> named(each.mutation().text(), each.name()))
                .collect(Collectors.joining("\n", header, ""));
        try {
            var unit = compiler.translate(new RuleFile(file.path(), text), List.of());
            var rules = LoadedRules.of(List.of(unit), sandbox);
            candidates.forEach(each -> all.put(
                    each.mutation().mutant(), Optional.of(new Compiled(rules, each.name(), each.description()))));
        } catch (InvalidRules refused) {
            if (candidates.size() > 1) {
                var half = candidates.size() / 2;
                compile(header, candidates.subList(0, half));
                compile(header, candidates.subList(half, candidates.size()));
            }
        }
    }

    /* A rule's text with another name; it begins with the word rule, then the name, in quotes or without. */
    private static String named(String rule, String name) {
        return rule.replaceFirst(
                "^rule\\s+(\"(?:[^\"\\\\]|\\\\.)*\"|'(?:[^'\\\\]|\\\\.)*'|\\S+)", "rule \"" + name + "\"");
    }

    /** In the order in which they stand in the file. */
    public Set<Mutant> all() {
        return all.keySet();
    }

    /**
     * The rules with this mutant in the place of the original.
     *
     * @param rules with the file
     * @return empty where the check or the compiler refuses it
     */
    public Optional<RuleSet> in(RuleSet rules, Mutant mutant) {
        return all.getOrDefault(mutant, Optional.empty()).map(compiled -> {
            var other = compiled.rules().rule(compiled.name());
            return rules.with(rules.loaded().with(mutant.rule(), other), compiled.description());
        });
    }
}
