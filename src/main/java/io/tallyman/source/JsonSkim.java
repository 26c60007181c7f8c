package io.tallyman.source;

import java.util.Arrays;

/** A place in JSON bytes that moves over white space and whole values without looking into them. */
class JsonSkim {

    byte[] bytes = {};
    int i;
    int end;

    final void begin(byte[] text, int from, int to) {
        bytes = text;
        i = from;
        end = to;
    }

    /** Passes white space; true at the end of the bytes. */
    final boolean blank() {
        while (i < end && (bytes[i] == ' ' || bytes[i] == '\n' || bytes[i] == '\r' || bytes[i] == '\t')) {
            i++;
        }
        return i == end;
    }

    final boolean equal(byte[] key, int from, int to) {
        return Arrays.equals(bytes, from, to, key, 0, key.length);
    }

    /** Passes a value of any type up to the comma or brace behind it; false at the end of the bytes. */
    final boolean value() {
        int depth = 0;
        for (; i < end; i++) {
            switch (bytes[i]) {
                case '"' -> {
                    if (!string()) {
                        return false;
                    }
                }
                case '{', '[' -> depth++;
                case '}', ']' -> {
                    if (depth-- == 0) {
                        return true;
                    }
                }
                case ',' -> {
                    if (depth == 0) {
                        return true;
                    }
                }
                default -> {}
            }
        }
        return false;
    }

    /** From a quote to the quote that closes it. */
    private boolean string() {
        for (i++; i < end; i++) {
            if (bytes[i] == '\\') {
                i++;
            } else if (bytes[i] == '"') {
                return true;
            }
        }
        return false;
    }
}
