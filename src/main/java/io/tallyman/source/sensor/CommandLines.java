package io.tallyman.source.sensor;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Command lines that a sensor has joined into one text, taken apart again as far as that can be known. */
final class CommandLines {

    private static final Set<String> SHELLS = Set.of("sh", "bash", "ash", "dash", "zsh", "ksh");

    private CommandLines() {}

    /**
     * Arguments joined by spaces where those with spaces inside stand in double quotes, themselves unescaped: a quote
     * closes only before a space or at the end.
     */
    static List<String> quoted(String text) {
        var arguments = new ArrayList<String>();
        int start = 0;
        while (start < text.length()) {
            if (text.charAt(start) == ' ') {
                start++;
                continue;
            }
            int close = text.charAt(start) == '"' ? closingQuote(text, start + 1) : -1;
            if (close >= 0) {
                arguments.add(text.substring(start + 1, close));
                start = close + 1;
                continue;
            }
            int space = text.indexOf(' ', start);
            int end = space < 0 ? text.length() : space;
            arguments.add(text.substring(start, end));
            start = end;
        }
        return arguments;
    }

    private static int closingQuote(String text, int from) {
        for (int i = text.indexOf('"', from); i >= 0; i = text.indexOf('"', i + 1)) {
            if (i + 1 == text.length() || text.charAt(i + 1) == ' ') {
                return i;
            }
        }
        return -1;
    }

    /** Arguments joined by spaces without any quoting. What follows a shell's {@code -c} is kept as the one script. */
    static List<String> plain(String text) {
        var words = List.of(text.strip().split(" +", -1));
        int script = SHELLS.contains(words.get(0).substring(words.get(0).lastIndexOf('/') + 1)) ? script(words) : -1;
        if (text.isBlank() || script < 0) {
            return text.isBlank() ? List.of() : words;
        }
        var arguments = new ArrayList<>(words.subList(0, script));
        arguments.add(String.join(" ", words.subList(script, words.size())));
        return arguments;
    }

    /** Where the script begins: after the first option that ends in {@code c}; -1 where there is none. */
    private static int script(List<String> words) {
        for (int i = 1; i < words.size() - 1 && words.get(i).startsWith("-"); i++) {
            if (words.get(i).endsWith("c") && !words.get(i).startsWith("--")) {
                return i + 1;
            }
        }
        return -1;
    }
}
