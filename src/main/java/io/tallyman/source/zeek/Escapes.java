package io.tallyman.source.zeek;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Zeek's escaping of bytes in tab-separated logs: {@code \x09}. */
final class Escapes {

    private Escapes() {}

    /** The text with every {@code \xHH} replaced by its byte; what is then no UTF-8 becomes U+FFFD. */
    static String resolve(String text) {
        if (text.indexOf('\\') < 0) {
            return text;
        }
        var bytes = new ByteArrayOutputStream(text.length());
        int from = 0;
        for (int at = text.indexOf("\\x"); at >= 0; at = text.indexOf("\\x", at + 1)) {
            int value = at + 4 <= text.length() ? hex(text.charAt(at + 2), text.charAt(at + 3)) : -1;
            if (value >= 0) {
                bytes.writeBytes(text.substring(from, at).getBytes(StandardCharsets.UTF_8));
                bytes.write(value);
                from = at + 4;
            }
        }
        bytes.writeBytes(text.substring(from).getBytes(StandardCharsets.UTF_8));
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static int hex(char high, char low) {
        int first = Character.digit(high, 16);
        int second = Character.digit(low, 16);
        return first < 0 || second < 0 ? -1 : first << 4 | second;
    }
}
