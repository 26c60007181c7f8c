package io.tallyman.tunable;

import java.util.LinkedHashSet;
import java.util.Set;

/** Collects what is wrong while a file is read to its end. */
final class Problems {

    private final Set<Problem> found = new LinkedHashSet<>();

    void add(Yaml.Position at, String message) {
        found.add(new Problem(at.file(), at.line(), at.column(), message));
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    /**
     * Ends the reading.
     *
     * @throws TunablesRejected with everything that was found, if anything was
     */
    void throwIfAny() {
        if (!found.isEmpty()) {
            throw new TunablesRejected(found);
        }
    }
}
