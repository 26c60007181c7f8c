package io.tallyman.rule;

import io.tallyman.tunable.Problem;
import java.util.List;
import java.util.stream.Collectors;

/** Rules that cannot be used, with everything that is wrong with them. */
public final class InvalidRules extends RuntimeException {

    private final transient List<Problem> problems;

    InvalidRules(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /** All of them, by file, line and column; never empty. */
    public List<Problem> problems() {
        return problems;
    }
}
