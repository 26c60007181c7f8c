package io.tallyman.source.cloudinit;

/** What a terminal would show of a line: without its control sequences, and only what was printed last over itself. */
final class TerminalText {

    /** The longest line that is kept, in characters. */
    static final int LONGEST = 4096;

    private static final char ESCAPE = '\u001b';
    private static final char BELL = '\u0007';

    private final String line;
    private final StringBuilder shown = new StringBuilder();
    private int at;

    private TerminalText(String line) {
        this.line = line;
    }

    /** The text of a line, at most {@link #LONGEST} characters of it; a line that moves back to its start is its last part. */
    static String read(String line) {
        int end = line.length();
        while (end > 0 && line.charAt(end - 1) <= ' ') {
            end--;
        }
        int start = line.lastIndexOf('\r', end - 1) + 1;
        return start == 0 && end == line.length() && isPlain(line)
                ? line
                : new TerminalText(line.substring(start, end)).read();
    }

    private static boolean isPlain(String line) {
        return line.length() <= LONGEST && line.chars().noneMatch(Character::isISOControl);
    }

    private String read() {
        while (at < line.length() && shown.length() < LONGEST) {
            char here = line.charAt(at++);
            if (here == ESCAPE) {
                sequence();
            } else if (here == '\t' || !Character.isISOControl(here)) {
                shown.append(here);
            }
        }
        var cutsPair = shown.length() == LONGEST && Character.isHighSurrogate(shown.charAt(LONGEST - 1));
        return shown.substring(0, cutsPair ? LONGEST - 1 : shown.length());
    }

    /** Passes what follows an escape character: a control sequence, a string, or a single letter. */
    private void sequence() {
        char kind = at < line.length() ? line.charAt(at++) : '\0';
        if (kind == '[') {
            while (at < line.length() && line.charAt(at) >= ' ' && line.charAt(at) < '@') {
                at++;
            }
            at++;
        } else if (kind == ']') {
            while (at < line.length() && line.charAt(at) != BELL && line.charAt(at) != ESCAPE) {
                at++;
            }
            at += at < line.length() && line.charAt(at) == BELL ? 1 : 0;
        } else if (kind == '(' || kind == ')') {
            at++;
        }
    }
}
