package io.tallyman.source.cloudinit;

import io.tallyman.source.JoinedCommand;
import java.util.ArrayList;
import java.util.List;

/**
 * A command as a shell under {@code set -x} prints it before running it: behind one or more {@code +}, each word quoted
 * where it needs to be. Some shells quote nothing: then all behind {@code sh -c} is taken for one word.
 *
 * @see <a href="https://www.gnu.org/software/bash/manual/bash.html#index-PS4">PS4 in the manual of Bash</a>
 */
final class TracedCommand {

    private final String text;
    private final StringBuilder word = new StringBuilder();
    private int at;

    private TracedCommand(String text) {
        this.text = text;
    }

    /** The command's words; none where the line is no trace. */
    static List<String> read(String line) {
        int plus = 0;
        while (plus < line.length() && line.charAt(plus) == '+') {
            plus++;
        }
        if (plus == 0 || plus == line.length() || line.charAt(plus) != ' ') {
            return List.of();
        }
        var command = line.substring(plus + 1).strip();
        var isQuoted = command.indexOf('\'') >= 0 || command.indexOf('"') >= 0 || command.indexOf('\\') >= 0;
        return isQuoted ? new TracedCommand(command).words() : JoinedCommand.split(command);
    }

    private List<String> words() {
        var words = new ArrayList<String>();
        while (at < text.length()) {
            if (text.charAt(at) == ' ') {
                at++;
            } else {
                words.add(word());
            }
        }
        return words;
    }

    private String word() {
        word.setLength(0);
        while (at < text.length() && text.charAt(at) != ' ') {
            char here = text.charAt(at++);
            switch (here) {
                case '\'' -> until('\'', false);
                case '"' -> until('"', true);
                case '\\' -> literal();
                case '$' -> {
                    if (at < text.length() && text.charAt(at) == '\'') {
                        at++;
                        until('\'', true);
                    } else {
                        word.append(here);
                    }
                }
                default -> word.append(here);
            }
        }
        return word.toString();
    }

    private void until(char quote, boolean escapes) {
        while (at < text.length() && text.charAt(at) != quote) {
            char here = text.charAt(at++);
            if (escapes && here == '\\') {
                escaped();
            } else {
                word.append(here);
            }
        }
        at++;
    }

    private void literal() {
        if (at < text.length()) {
            word.append(text.charAt(at++));
        }
    }

    /** Behind a backslash within quotes: the usual letters stand for blanks, a sign for itself. */
    private void escaped() {
        char kind = at < text.length() ? text.charAt(at++) : '\\';
        switch (kind) {
            case 'n' -> word.append('\n');
            case 't' -> word.append('\t');
            default -> word.append(kind);
        }
    }
}
