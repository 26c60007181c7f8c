package io.tallyman.source.sysmon;

import java.util.ArrayList;
import java.util.List;

/**
 * The arguments in a command line, as a program of Windows reads them from the one text that it is given.
 *
 * @see <a href="https://learn.microsoft.com/en-us/cpp/c-language/parsing-c-command-line-arguments">the rules</a>
 */
final class WindowsArguments {

    /*
     * The program's name ends at a blank, or at the quote that closes it, and knows no escapes. In the others a backslash
     * is one unless it stands before a quote: then two are one, and an odd one makes the quote a letter. Within quotes,
     * two quotes are a letter, too.
     */

    private final String text;
    private final StringBuilder word = new StringBuilder();
    private int at;

    private WindowsArguments(String text) {
        this.text = text;
    }

    /** The arguments, the program's name first; empty for a blank text. */
    static List<String> split(String commandLine) {
        return new WindowsArguments(commandLine.strip()).split();
    }

    private List<String> split() {
        var arguments = new ArrayList<String>();
        if (!text.isEmpty()) {
            arguments.add(program());
        }
        while (skipBlanks()) {
            arguments.add(argument());
        }
        return arguments;
    }

    private String program() {
        var quoted = text.charAt(0) == '"';
        int from = quoted ? 1 : 0;
        at = from;
        while (at < text.length() && (quoted ? text.charAt(at) != '"' : !isBlank(text.charAt(at)))) {
            at++;
        }
        var name = text.substring(from, at);
        at += quoted ? 1 : 0;
        return name;
    }

    private boolean skipBlanks() {
        while (at < text.length() && isBlank(text.charAt(at))) {
            at++;
        }
        return at < text.length();
    }

    private String argument() {
        word.setLength(0);
        var quoted = false;
        while (at < text.length() && (quoted || !isBlank(text.charAt(at)))) {
            char here = text.charAt(at);
            if (here == '\\') {
                backslashes();
            } else if (here != '"') {
                word.append(here);
                at++;
            } else if (quoted && at + 1 < text.length() && text.charAt(at + 1) == '"') {
                word.append('"');
                at += 2;
            } else {
                quoted = !quoted;
                at++;
            }
        }
        return word.toString();
    }

    /** Takes a run of backslashes, and the quote behind it where that is a letter. */
    private void backslashes() {
        int from = at;
        while (at < text.length() && text.charAt(at) == '\\') {
            at++;
        }
        int count = at - from;
        var beforeQuote = at < text.length() && text.charAt(at) == '"';
        word.append("\\".repeat(beforeQuote ? count / 2 : count));
        if (beforeQuote && count % 2 == 1) {
            word.append('"');
            at++;
        }
    }

    private static boolean isBlank(char letter) {
        return letter == ' ' || letter == '\t' || letter == '\n' || letter == '\r';
    }
}
