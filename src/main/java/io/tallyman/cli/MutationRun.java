package io.tallyman.cli;

import io.tallyman.cli.Verdict.Fate;
import io.tallyman.rule.InvalidRules;
import io.tallyman.rule.Mutant;
import io.tallyman.rule.Mutants;
import io.tallyman.rule.RuleSet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Replays scenarios under the mutants of one rule until one of them comes out otherwise than expected.
 *
 * <p>The scenario that killed the most mutants of the rule so far is tried first, then those in which the rule fires, then
 * those of its analytic.
 */
final class MutationRun {

    private final RuleSet rules;
    private final List<Candidate> scenarios;

    /**
     * A scenario, and what it shows without any mutant.
     *
     * @param fired names of the rules that fire in it
     */
    record Candidate(RecordedScenario scenario, Set<String> fired) {}

    MutationRun(RuleSet rules, List<Candidate> scenarios) {
        this.rules = rules;
        this.scenarios = List.copyOf(scenarios);
    }

    /** All of one rule. */
    List<Verdict> of(Mutants mutants, List<Mutant> ofRule, Runnable afterEach) {
        var kills = new HashMap<Candidate, Integer>();
        var verdicts = new ArrayList<Verdict>();
        for (var mutant : ofRule) {
            verdicts.add(mutants.in(rules, mutant)
                    .map(mutated -> verdict(mutant, mutated, kills))
                    .orElse(new Verdict(mutant, Fate.INVALID, "")));
            afterEach.run();
        }
        return verdicts;
    }

    private Verdict verdict(Mutant mutant, RuleSet mutated, Map<Candidate, Integer> kills) {
        try {
            var killer = killer(mutated, inOrder(mutant.rule(), kills));
            killer.ifPresent(each -> kills.merge(each, 1, Integer::sum));
            return killer.map(each -> new Verdict(
                            mutant, Fate.KILLED, each.scenario.folder().toString()))
                    .orElse(new Verdict(mutant, Fate.SURVIVED, ""));
        } catch (InvalidRules refused) {
            return new Verdict(mutant, Fate.INVALID, "");
        }
    }

    private static Optional<Candidate> killer(RuleSet mutated, List<Candidate> inOrder) {
        return inOrder.stream()
                .filter(each -> !each.scenario.under(mutated).differences().isEmpty())
                .findFirst();
    }

    private List<Candidate> inOrder(String rule, Map<Candidate, Integer> kills) {
        return scenarios.stream()
                .sorted(Comparator.<Candidate, Integer>comparing(each -> kills.getOrDefault(each, 0))
                        .thenComparing(each -> each.fired.contains(rule))
                        .thenComparing(
                                each -> rule.startsWith(each.scenario.scenario().analytic()))
                        .reversed()
                        .thenComparing(each -> each.scenario.steps().size()))
                .toList();
    }
}
