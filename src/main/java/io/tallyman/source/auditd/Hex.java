package io.tallyman.source.auditd;

import java.nio.charset.StandardCharsets;

/** Upper-case hex, as the kernel writes the strings that it does not trust. */
final class Hex {

    private Hex() {}

    /** The digit's value; -1 where it is none. Lower case is accepted. */
    static int digit(byte character) {
        if (character >= '0' && character <= '9') {
            return character - '0';
        }
        int letter = character | 0x20;
        return letter >= 'a' && letter <= 'f' ? letter - 'a' + 10 : -1;
    }

    /** Whether this is a whole number of bytes in upper-case hex; an empty text is none. */
    static boolean is(byte[] bytes, int start, int stop) {
        if (start >= stop || ((stop - start) & 1) != 0) {
            return false;
        }
        for (int i = start; i < stop; i++) {
            if (digit(bytes[i]) < 0 || bytes[i] >= 'a') {
                return false;
            }
        }
        return true;
    }

    static byte[] decode(byte[] bytes, int start, int stop) {
        var decoded = new byte[(stop - start) / 2];
        for (int i = 0; i < decoded.length; i++) {
            decoded[i] = (byte) (digit(bytes[start + 2 * i]) << 4 | digit(bytes[start + 2 * i + 1]));
        }
        return decoded;
    }

    static String text(byte[] bytes, int start, int stop) {
        return new String(decode(bytes, start, stop), StandardCharsets.UTF_8);
    }
}
