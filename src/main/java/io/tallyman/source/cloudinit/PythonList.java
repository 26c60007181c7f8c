package io.tallyman.source.cloudinit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A list or tuple of strings as Python prints it: {@code ['/bin/sh', "it's"]}, {@code (b'x',)}. */
final class PythonList {

    private static final String PREFIXES = "bBuUrR";

    private final String text;
    private final List<String> items = new ArrayList<>();
    private final StringBuilder item = new StringBuilder();
    private int at;

    private PythonList(String text) {
        this.text = text;
    }

    /** The strings of the list with which the text begins; empty where it begins with none, or it is not closed. */
    static Optional<List<String>> read(String text) {
        var list = new PythonList(text);
        return list.read() ? Optional.of(List.copyOf(list.items)) : Optional.empty();
    }

    private boolean read() {
        char opens = peek();
        if (opens != '[' && opens != '(') {
            return false;
        }
        at++;
        while (at < text.length()) {
            char here = peek();
            if (here == ']' || here == ')') {
                return true;
            }
            if (here == ' ' || here == ',') {
                at++;
            } else if (!string()) {
                return false;
            }
        }
        return false;
    }

    private char peek() {
        return at < text.length() ? text.charAt(at) : '\0';
    }

    private boolean string() {
        if (PREFIXES.indexOf(peek()) >= 0) {
            at++;
        }
        char quote = peek();
        if (quote != '\'' && quote != '"') {
            return false;
        }
        item.setLength(0);
        at++;
        while (at < text.length() && peek() != quote) {
            char here = text.charAt(at++);
            if (here == '\\') {
                escape();
            } else {
                item.append(here);
            }
        }
        items.add(item.toString());
        return at++ < text.length();
    }

    private void escape() {
        char kind = peek();
        at++;
        switch (kind) {
            case 'n' -> item.append('\n');
            case 't' -> item.append('\t');
            case 'r' -> item.append('\r');
            case 'x' -> character(2);
            case 'u' -> character(4);
            case 'U' -> character(8);
            default -> item.append(kind);
        }
    }

    private void character(int digits) {
        int code = 0;
        int end = Math.min(text.length(), at + digits);
        while (at < end && Character.digit(text.charAt(at), 16) >= 0) {
            code = code * 16 + Character.digit(text.charAt(at), 16);
            at++;
        }
        item.appendCodePoint(Character.isValidCodePoint(code) ? code : '\ufffd');
    }
}
