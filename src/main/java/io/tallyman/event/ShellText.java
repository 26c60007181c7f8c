package io.tallyman.event;

import io.tallyman.event.ShellScript.Word;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The characters of a script: reads words without their quotes, and fills in the variables that the script has set. */
final class ShellText {

    private static final int MOST_EXPANDED = 1 << 16;

    private final String text;
    private final boolean windows;
    private final ShellParser parser;
    private final Map<String, Word> variables = new HashMap<>();
    private int position;
    private int expanded;

    ShellText(String text, boolean windows, ShellParser parser) {
        this.text = text;
        this.windows = windows;
        this.parser = parser;
    }

    boolean atEnd() {
        return position >= text.length();
    }

    char peek(int ahead) {
        return position + ahead < text.length() ? text.charAt(position + ahead) : '\0';
    }

    char take() {
        return text.charAt(position++);
    }

    boolean takeIf(char expected) {
        if (atEnd() || peek(0) != expected) {
            return false;
        }
        position++;
        return true;
    }

    void skipAll() {
        position = text.length();
    }

    /** Skips blanks, comments and continued lines; false at the end. */
    boolean skipBlanks() {
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

    /** Whether a redirection begins here: {@code <}, {@code >} or {@code &>}, perhaps behind a descriptor's number. */
    boolean isRedirect() {
        int ahead = 0;
        while (peek(ahead) >= '0' && peek(ahead) <= '9') {
            ahead++;
        }
        char here = peek(ahead);
        if (ahead == 0 && here == '&') {
            return peek(1) == '>';
        }
        return (here == '<' || here == '>') && (ahead > 0 || peek(1) != '(');
    }

    String redirectOperator() {
        while (peek(0) >= '0' && peek(0) <= '9') {
            position++;
        }
        int start = position;
        while (peek(0) == '<' || peek(0) == '>' || peek(0) == '&') {
            if (peek(1) == '(' && position > start) {
                break;
            }
            position++;
        }
        return text.substring(start, position);
    }

    /** Keeps what these assignments set, for the words that follow. */
    void remember(List<Word> words) {
        for (var word : words) {
            int equals = word.text().indexOf('=');
            if (equals > 0 && isName(word.text().substring(0, equals))) {
                var value = word.text().substring(equals + 1);
                variables.put(word.text().substring(0, equals), new Word(value, word.substitutions(), false));
            } else if (!word.text().equals("export")) {
                return;
            }
        }
    }

    static boolean isName(String text) {
        for (int i = 0; i < text.length(); i++) {
            char here = text.charAt(i);
            if (!isNameCharacter(here) || (i == 0 && Character.isDigit(here))) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    private static boolean isNameCharacter(char here) {
        return here == '_' || (here < 128 && Character.isLetterOrDigit(here));
    }

    Word word(char end) {
        var word = new StringBuilder();
        var inside = new ArrayList<ShellScript>();
        boolean process = (peek(0) == '<' || peek(0) == '>') && peek(1) == '(';
        if (process) {
            position += 2;
            inside.add(parser.script(')'));
        }
        while (!atEnd() && !endsWord(end)) {
            char here = take();
            switch (here) {
                case '\'' -> quoted(word);
                case '"' -> doubleQuoted(word, inside, end);
                case '`' -> inside.add(parser.script('`'));
                case '$' -> dollar(word, inside, false);
                case '\\' -> escaped(word);
                default -> word.append(here);
            }
        }
        return new Word(word.toString(), inside, process);
    }

    private boolean endsWord(char end) {
        char here = peek(0);
        return " \t\r\n\0|&;<>()".indexOf(here) >= 0
                || (here == '`' && end == '`')
                || (here == '$' && isFieldSeparator());
    }

    /** {@code $IFS} and <code>${IFS}</code> stand for a blank; they are skipped when they end a word. */
    private boolean isFieldSeparator() {
        int length = text.startsWith("${IFS}", position) ? 6 : text.startsWith("$IFS", position) ? 4 : 0;
        if (length == 0 || (length == 4 && isNameCharacter(peek(4)))) {
            return false;
        }
        position += length;
        return true;
    }

    private void escaped(StringBuilder word) {
        if (windows) {
            word.append('\\');
        } else if (!atEnd() && peek(0) == '\n') {
            position++;
        } else if (!atEnd()) {
            word.append(take());
        }
    }

    private void quoted(StringBuilder word) {
        int close = text.indexOf('\'', position);
        int stop = close < 0 ? text.length() : close;
        word.append(text, position, stop);
        position = Math.min(text.length(), stop + 1);
    }

    private void doubleQuoted(StringBuilder word, List<ShellScript> inside, char end) {
        while (!atEnd()) {
            if (peek(0) == '`' && end == '`') {
                return;
            }
            char here = take();
            switch (here) {
                case '"' -> {
                    return;
                }
                case '`' -> inside.add(parser.script('`'));
                case '$' -> dollar(word, inside, true);
                case '\\' -> {
                    if ("$`\"\\\n".indexOf(peek(0)) >= 0 && !windows && !atEnd()) {
                        escaped(word);
                    } else {
                        word.append(here);
                    }
                }
                default -> word.append(here);
            }
        }
    }

    private void dollar(StringBuilder word, List<ShellScript> inside, boolean quoted) {
        if (takeIf('(')) {
            inside.add(parser.script(')'));
        } else if (!quoted && takeIf('\'')) {
            position = ShellEscapes.read(text, position, word);
        } else {
            variable(word, inside);
        }
    }

    private void variable(StringBuilder word, List<ShellScript> inside) {
        int start = position;
        boolean braced = takeIf('{');
        int from = position;
        while (!atEnd() && isNameCharacter(peek(0))) {
            position++;
        }
        var value = variables.get(text.substring(from, position));
        if (braced && value != null && peek(0) != '}') {
            value = null;
        }
        if (braced) {
            int close = text.indexOf('}', position);
            position = close < 0 ? position : close + 1;
        }
        if (value == null || expanded + value.text().length() > MOST_EXPANDED) {
            word.append('$').append(text, start, position);
            return;
        }
        expanded += value.text().length() + 1;
        word.append(value.text());
        inside.addAll(value.substitutions());
    }
}
