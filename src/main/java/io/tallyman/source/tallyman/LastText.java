package io.tallyman.source.tallyman;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** A text that is mostly the same from record to record: the same object as long as it stays equal. */
final class LastText {

    private String last = "";

    String read(JsonParser tokens) {
        if (tokens.currentToken() != JsonToken.VALUE_STRING) {
            return Scalar.text(tokens, "a text");
        }
        var text = tokens.getStringCharacters();
        int from = tokens.getStringOffset();
        int length = tokens.getStringLength();
        if (!isLast(text, from, length)) {
            last = String.valueOf(text, from, length);
        }
        return last;
    }

    private boolean isLast(char[] text, int from, int length) {
        if (length != last.length()) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (text[from + i] != last.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
