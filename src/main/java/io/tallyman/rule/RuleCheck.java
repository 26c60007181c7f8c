package io.tallyman.rule;

import io.tallyman.tunable.Problem;
import java.util.List;

/** Reads a rule file and finds all that is wrong with it. */
final class RuleCheck {

    /** What a file says, and what is wrong with it. */
    record Checked(List<RuleDescription> rules, List<Problem> problems) {}

    RuleCheck(Vocabulary vocabulary) {}

    Checked check(RuleFile file) {
        return new Checked(List.of(), List.of());
    }
}
