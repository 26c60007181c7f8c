package io.tallyman.tunable;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Files of tunables, or of indicators, that cannot be used: all their problems at once, in the order of the files. */
public final class TunablesRejected extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    public TunablesRejected(Collection<Problem> problems) {
        super(problems.stream().sorted().map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = problems.stream().sorted().toList();
    }

    /** At least one. */
    public List<Problem> problems() {
        return problems;
    }
}
