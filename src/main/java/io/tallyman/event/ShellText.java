package io.tallyman.event;

import io.tallyman.event.ShellScript.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The characters of a script: reads words without their quotes, and fills in the variables that the script has set. */
final class ShellText extends ShellCharacters {

    private final boolean windows;
    private final ShellParser parser;
    private final ShellVariables variables = new ShellVariables();

    ShellText(String text, boolean windows, ShellParser parser) {
        super(text);
        this.windows = windows;
        this.parser = parser;
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

    void remember(List<Word> words) {
        variables.remember(words);
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
        if (length == 0 || (length == 4 && ShellVariables.isNameCharacter(peek(4)))) {
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
        while (!atEnd() && ShellVariables.isNameCharacter(peek(0))) {
            position++;
        }
        var name = text.substring(from, position);
        boolean plain = !braced || peek(0) == '}';
        if (braced) {
            int close = text.indexOf('}', position);
            position = close < 0 ? position : close + 1;
        }
        var value = plain ? variables.take(name) : Optional.<Word>empty();
        if (value.isEmpty()) {
            word.append('$').append(text, start, position);
            return;
        }
        word.append(value.get().text());
        inside.addAll(value.get().substitutions());
    }
}
