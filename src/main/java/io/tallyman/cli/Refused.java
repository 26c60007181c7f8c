package io.tallyman.cli;

import java.util.List;

/** A run that cannot begin, or not go on, for reasons that the user can mend: all of them at once. */
final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int exitCode;
    private final transient List<String> reasons;

    Refused(int exitCode, List<String> reasons) {
        super(String.join("\n", reasons));
        this.exitCode = exitCode;
        this.reasons = List.copyOf(reasons);
    }

    int exitCode() {
        return exitCode;
    }

    List<String> reasons() {
        return reasons;
    }
}
