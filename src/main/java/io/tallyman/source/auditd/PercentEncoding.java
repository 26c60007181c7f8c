package io.tallyman.source.auditd;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Laurel's way to write bytes that are no printable text, and the percent sign itself: {@code %} and two hex digits. */
final class PercentEncoding {

    private PercentEncoding() {}

    static String text(String encoded) {
        return encoded.indexOf('%') < 0 ? encoded : new String(bytes(encoded), StandardCharsets.UTF_8);
    }

    static byte[] bytes(String encoded) {
        var in = encoded.getBytes(StandardCharsets.UTF_8);
        var out = new ByteArrayOutputStream(in.length);
        for (int i = 0; i < in.length; i++) {
            int high = in[i] == '%' && i + 2 < in.length ? Hex.digit(in[i + 1]) : -1;
            int low = high < 0 ? -1 : Hex.digit(in[i + 2]);
            if (low < 0) {
                out.write(in[i]);
            } else {
                out.write(high << 4 | low);
                i += 2;
            }
        }
        return out.toByteArray();
    }
}
