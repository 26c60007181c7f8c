package io.tallyman.tunable;

/**
 * Something wrong in a file that a person wrote.
 *
 * @param file the file, as its reader knows it
 * @param line counted from 1; 0 where the file as a whole is meant
 * @param column counted from 1; 0 where the line as a whole is meant
 * @param message what is wrong, with its value, and what was expected
 */
public record Problem(String file, int line, int column, String message) {

    @Override
    public String toString() {
        return "%s:%d:%d: %s".formatted(file, line, column, message);
    }
}
