package io.tallyman.cli;

import io.tallyman.rule.Mutant;
import java.util.Locale;

/**
 * What became of a mutant.
 *
 * @param says the scenario that killed it, or the reason that explains it; empty for others
 */
record Verdict(Mutant mutant, Fate fate, String says) {

    /** What can become of one. */
    enum Fate {
        /** A scenario did not come out as expected. */
        KILLED,
        /** No scenario noticed, and somebody says why. */
        EXPLAINED,
        /** No scenario noticed. */
        SURVIVED,
        /** The check or the compiler refuses it, so nobody could make this mistake. */
        INVALID;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The change in words. */
    String change() {
        return mutant.original() + (mutant.isDropped() ? " is dropped" : " becomes " + mutant.mutated());
    }

    String json() {
        return new Json()
                .put("rule", mutant.rule())
                .put("file", mutant.file())
                .put("line", mutant.line())
                .put("column", mutant.column())
                .put("original", mutant.original())
                .put("mutated", mutant.mutated())
                .put("result", fate.toString())
                .put("says", says)
                .line();
    }
}
