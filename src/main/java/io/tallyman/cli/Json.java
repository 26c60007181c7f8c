package io.tallyman.cli;

import java.util.List;

/** One flat JSON object, written key by key. */
final class Json {

    private final StringBuilder text = new StringBuilder("{");

    Json put(String key, String value) {
        key(key).append(quoted(value));
        return this;
    }

    Json put(String key, long value) {
        key(key).append(value);
        return this;
    }

    Json put(String key, List<String> values) {
        key(key).append(values.stream().map(Json::quoted).toList());
        return this;
    }

    private StringBuilder key(String key) {
        return text.append(text.length() == 1 ? "" : ",").append(quoted(key)).append(':');
    }

    private static String quoted(String value) {
        var quoted = new StringBuilder("\"");
        for (int i = 0; i < value.length(); i++) {
            var letter = value.charAt(i);
            if (letter == '"' || letter == '\\') {
                quoted.append('\\').append(letter);
            } else if (letter < ' ' || Character.isSurrogate(letter)) {
                quoted.append("\\u%04x".formatted((int) letter));
            } else {
                quoted.append(letter);
            }
        }
        return quoted.append('"').toString();
    }

    /** The object on one line, with its end. */
    String line() {
        return text + "}\n";
    }
}
