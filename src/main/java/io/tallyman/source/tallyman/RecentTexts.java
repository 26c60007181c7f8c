package io.tallyman.source.tallyman;

import java.util.Arrays;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * The names that were read lately: one that comes again, as most do, is the same object with its hash. Two whose hashes
 * meet in one slot drive each other out. Belongs to one reader.
 */
final class RecentTexts {

    private static final int SLOTS = 1 << 10;

    /** Longer ones seldom come again. */
    private static final int LONGEST = 64;

    private final String[] slots = new String[SLOTS];

    RecentTexts() {
        Arrays.fill(slots, "");
    }

    /** The text that is the current token. */
    String read(JsonParser tokens) {
        if (tokens.currentToken() != JsonToken.VALUE_STRING) {
            return Scalar.text(tokens, "a text");
        }
        int length = tokens.getStringLength();
        return length > LONGEST
                ? tokens.getString()
                : recent(tokens.getStringCharacters(), tokens.getStringOffset(), length);
    }

    private String recent(char[] text, int from, int length) {
        int hash = length;
        for (int i = from; i < from + length; i++) {
            hash = 31 * hash + text[i];
        }
        int slot = (hash ^ hash >>> 15) & SLOTS - 1;
        if (!is(slots[slot], text, from, length)) {
            slots[slot] = String.valueOf(text, from, length);
        }
        return slots[slot];
    }

    private static boolean is(String known, char[] text, int from, int length) {
        if (length != known.length()) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (text[from + i] != known.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
