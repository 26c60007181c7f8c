package io.tallyman.tunable;

import java.util.Comparator;

/**
 * One thing that is wrong in a file that a person wrote, and where.
 *
 * @param line counted from 1
 * @param column counted from 1
 * @param message one sentence: what was found and what was expected
 */
public record Problem(String file, int line, int column, String message) implements Comparable<Problem> {

    private static final Comparator<Problem> BY_POSITION = Comparator.comparing(Problem::file)
            .thenComparingInt(Problem::line)
            .thenComparingInt(Problem::column)
            .thenComparing(Problem::message);

    @Override
    public int compareTo(Problem other) {
        return BY_POSITION.compare(this, other);
    }

    @Override
    public String toString() {
        return "%s:%d:%d: %s".formatted(file, line, column, message);
    }
}
