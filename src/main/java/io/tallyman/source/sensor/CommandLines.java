package io.tallyman.source.sensor;

import java.util.ArrayList;
import java.util.List;

/** Command lines that a sensor has joined into one text, taken apart again as far as that can be known. */
final class CommandLines {

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
}
