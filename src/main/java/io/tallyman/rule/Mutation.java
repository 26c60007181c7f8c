package io.tallyman.rule;

import java.util.ArrayList;
import java.util.List;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.ConditionalElementDescr;
import org.drools.drl.ast.descr.ExistsDescr;
import org.drools.drl.ast.descr.ExprConstraintDescr;
import org.drools.drl.ast.descr.NotDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.drools.drl.ast.descr.RuleDescr;

/**
 * A mutant, and the text of its rule.
 *
 * @param text the whole rule, changed in one place
 */
record Mutation(Mutant mutant, String text) {

    /** Every mutant of a rule, in the order of its conditions. */
    static List<Mutation> of(RuleFile file, RuleDescr rule) {
        var whole = Passage.whole(file, new ArrayList<>());
        var finder = new Finder(whole.part(rule.getStartCharacter(), rule.getEndCharacter() + 1), rule.getName());
        finder.element(rule.getLhs());
        return finder.found;
    }

    private static final class Finder {

        private final Passage rule;
        private final String name;
        private final List<Mutation> found = new ArrayList<>();

        Finder(Passage rule, String name) {
            this.rule = rule;
            this.name = name;
        }

        private void element(BaseDescr element) {
            if (element instanceof PatternDescr pattern) {
                pattern(pattern);
            } else if (element instanceof NotDescr || element instanceof ExistsDescr) {
                quantified(rule.of(element), element instanceof NotDescr ? "not" : "exists");
            }
            if (element instanceof ConditionalElementDescr several) {
                several.getDescrs().forEach(part -> element((BaseDescr) part));
            }
        }

        private void quantified(Passage passage, String word) {
            var text = passage.text().stripTrailing();
            var whole = passage.part(passage.start(), passage.start() + text.length());
            add(whole, whole, "");
            if (text.startsWith(word)) {
                add(whole, whole, (word.equals("not") ? "exists" : "not") + text.substring(word.length()));
            }
        }

        private void pattern(PatternDescr pattern) {
            var constraints = pattern.getDescrs().stream()
                    .filter(ExprConstraintDescr.class::isInstance)
                    .map(rule::of)
                    .toList();
            for (int i = 0; i < constraints.size(); i++) {
                var constraint = constraints.get(i);
                for (var slip : Slips.of(constraint.text())) {
                    add(constraint, slip.isEmpty() ? withComma(constraints, i) : constraint, slip);
                }
            }
        }

        /* With the comma that no longer separates it from the next, or from the one before. */
        private static Passage withComma(List<Passage> all, int i) {
            var constraint = all.get(i);
            if (i + 1 < all.size()) {
                return constraint.part(constraint.start(), all.get(i + 1).start());
            }
            return constraint.part(i > 0 ? all.get(i - 1).end() : constraint.start(), constraint.end());
        }

        private void add(Passage condition, Passage replaced, String by) {
            var text = rule.part(rule.start(), replaced.start()).text()
                    + by
                    + rule.part(replaced.end(), rule.end()).text();
            var mutant = new Mutant(
                    rule.file().path(),
                    name,
                    condition.line(),
                    condition.column(),
                    onOneLine(condition.text()),
                    onOneLine(by));
            found.add(new Mutation(mutant, text));
        }

        private static String onOneLine(String text) {
            return text.strip().replaceAll("\\s+", " ");
        }
    }
}
