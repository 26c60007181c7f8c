package io.tallyman.event;

/** A place in the characters of a script. */
abstract class ShellCharacters {

    protected final String text;
    protected int position;

    ShellCharacters(String text) {
        this.text = text;
    }

    final boolean atEnd() {
        return position >= text.length();
    }

    final char peek(int ahead) {
        return position + ahead < text.length() ? text.charAt(position + ahead) : '\0';
    }

    final char take() {
        return text.charAt(position++);
    }

    final boolean takeIf(char expected) {
        if (atEnd() || peek(0) != expected) {
            return false;
        }
        position++;
        return true;
    }

    final void skipAll() {
        position = text.length();
    }

    /** Skips blanks, comments and continued lines; false at the end. */
    final boolean skipBlanks() {
        while (!atEnd()) {
            char here = peek(0);
            if (here == '#') {
                int line = text.indexOf('\n', position);
                position = line < 0 ? text.length() : line;
            } else if (here == '\\' && peek(1) == '\n') {
                position += 2;
            } else if (here == ' ' || here == '\t' || here == '\r' || here == '\0') {
                position++;
            } else {
                return true;
            }
        }
        return false;
    }
}
