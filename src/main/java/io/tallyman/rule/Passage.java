package io.tallyman.rule;

import io.tallyman.tunable.Problem;
import java.util.List;
import java.util.regex.Pattern;
import org.drools.drl.ast.descr.BaseDescr;

/**
 * A piece of a rule file, and where its problems are written down.
 *
 * @param file the file
 * @param start first character, from 0
 * @param end after the last character
 * @param problems of the whole file; grows
 */
record Passage(RuleFile file, int start, int end, List<Problem> problems) {

    static Passage whole(RuleFile file, List<Problem> problems) {
        return new Passage(file, 0, file.text().length(), problems);
    }

    Passage part(int from, int to) {
        var length = file.text().length();
        return from < 0
                ? this
                : new Passage(file, Math.min(from, length), Math.min(Math.max(from, to), length), problems);
    }

    /** The piece that the parser read something from. */
    Passage of(BaseDescr read) {
        return part(read.getStartCharacter(), read.getEndCharacter() + 1);
    }

    /** The lines from one to another, counted from 1, both included. */
    Passage lines(int first, int last) {
        return part(offset(first), offset(last + 1));
    }

    private int offset(int line) {
        var offset = 0;
        for (var left = line - 1; left > 0; left--) {
            var newline = file.text().indexOf('\n', offset);
            if (newline < 0) {
                return file.text().length();
            }
            offset = newline + 1;
        }
        return offset;
    }

    String text() {
        return file.text().substring(start, end);
    }

    /** Writes down a problem with a word of this passage: at its first occurrence, or at the passage's beginning. */
    void problem(String word, String message) {
        var place = Pattern.compile("(?<![\\w$])" + Pattern.quote(word) + "(?![\\w$])")
                .matcher(text());
        at(start + (place.find() ? place.start() : 0), message);
    }

    /** Writes down a problem with the passage as a whole. */
    void problem(String message) {
        at(start, message);
    }

    /** Position of the passage's first character, counted from 1. */
    int line() {
        return lineOf(start);
    }

    int column() {
        return columnOf(start);
    }

    private void at(int offset, String message) {
        problems.add(new Problem(file.path(), lineOf(offset), columnOf(offset), message));
    }

    private int lineOf(int offset) {
        return 1
                + (int) file.text().chars().limit(offset).filter(c -> c == '\n').count();
    }

    private int columnOf(int offset) {
        return offset - file.text().lastIndexOf('\n', offset - 1);
    }
}
