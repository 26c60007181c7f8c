package io.tallyman.links;

import io.tallyman.rule.Mutant;
import io.tallyman.rule.Mutants;
import io.tallyman.rule.RuleCache;
import io.tallyman.rule.RuleFile;
import io.tallyman.rule.RuleSet;
import io.tallyman.rule.Vocabulary;
import java.io.IOException;

/** Takes each condition out of each rule in turn, and looks whether the rule's row notices. */
final class RuleMutants {

    private final RuleSet rules;
    private int refused;
    private int noticed;
    private int missed;

    private RuleMutants(RuleSet rules) {
        this.rules = rules;
    }

    /** Takes no arguments. */
    public static void main(String[] arguments) throws IOException {
        var files = RuleFile.shipped();
        var run = new RuleMutants(RuleSet.load(files, Vocabulary.STANDARD, RuleCache.shipped()));
        for (var file : files) {
            var mutants = Mutants.of(file, Vocabulary.STANDARD, rule -> true);
            mutants.all().stream().filter(Mutant::isDropped).forEach(mutant -> run.judge(mutants, mutant));
        }
        System.out.printf(
                "%d noticed, %d missed, %d refused by the check of rules%n", run.noticed, run.missed, run.refused);
    }

    private void judge(Mutants mutants, Mutant mutant) {
        var mutated = mutants.in(rules, mutant);
        if (mutated.isEmpty()) {
            refused++;
        } else if (notices(mutant.rule(), mutated.get())) {
            noticed++;
        } else {
            missed++;
            System.out.printf("missed: %s without %s%n", mutant.rule(), mutant.original());
        }
    }

    private static boolean notices(String rule, RuleSet rules) {
        var row = Rows.ALL.stream()
                .filter(each -> each.rule().equals(rule))
                .findFirst()
                .orElseThrow();
        return row.silent().stream()
                .anyMatch(variant -> variant.story().outcome(rules).fired().contains(rule));
    }
}
