package io.tallyman.cli;

import io.tallyman.rule.InvalidRules;
import io.tallyman.tunable.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Says what is wrong with rules, under the names by which the user knows their files. */
final class RuleProblems {

    private RuleProblems() {}

    /** @param folder of the rules; empty for those that come with the program */
    static List<String> lines(InvalidRules invalid, Optional<Path> folder) {
        return invalid.problems().stream()
                .map(problem -> new Problem(
                        folder.orElse(Path.of("rules")).resolve(problem.file()).toString(),
                        problem.line(),
                        problem.column(),
                        problem.message()))
                .map(Problem::toString)
                .toList();
    }
}
