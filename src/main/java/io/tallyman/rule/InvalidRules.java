package io.tallyman.rule;

import io.tallyman.tunable.Problem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Rules that cannot be used, with everything that is wrong with them. */
public final class InvalidRules extends RuntimeException {

    private final transient List<Problem> problems;
    private final transient List<RuleDescription> rules;

    InvalidRules(List<Problem> problems) {
        this(problems, List.of());
    }

    /** @param rules those of the files that could be understood, their faults apart */
    InvalidRules(List<Problem> problems, List<RuleDescription> rules) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
        this.rules = List.copyOf(rules);
    }

    List<RuleDescription> rules() {
        return rules;
    }

    /** The same, with the literal windows that reach beyond what facts stay. */
    public InvalidRules andWindows(Collection<Retention> retentions, Vocabulary vocabulary) {
        var sandbox = new Sandbox(RuleSet.class.getClassLoader(), vocabulary);
        var all = new ArrayList<>(problems);
        all.addAll(RuleSetCheck.windows(rules, RuleSetCheck.complete(rules, retentions, sandbox), sandbox));
        return new InvalidRules(all.stream().distinct().sorted().toList(), rules);
    }

    /** All of them, by file, line and column; never empty. */
    public List<Problem> problems() {
        return problems;
    }
}
