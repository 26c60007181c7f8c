package io.tallyman.source.auditd;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Walks over the {@code key=value} pairs of one record without making text of them. It ends before the byte 0x1D, behind
 * which auditd's ENRICHED format repeats the fields in words.
 *
 * <p>A value that the kernel calls untrusted is quoted, or bare upper-case hex where it holds a space, a quote, a control
 * character or a byte beyond ASCII.
 */
final class Fields {

    private static final byte ENRICHED = 0x1d;
    private static final int LONGEST_DECIMAL = 18;

    private byte[] bytes = new byte[0];
    private int position;
    private int end;
    private long key;
    private int keyStart;
    private int keyEnd;
    private int start;
    private int stop;
    private boolean quoted;

    /** A key of up to eight characters as a number, to compare with {@link #key}. */
    static long key(String name) {
        long packed = 0;
        for (int i = 0; i < name.length(); i++) {
            packed = packed << 8 | name.charAt(i);
        }
        return packed;
    }

    void over(byte[] record, int from, int to) {
        bytes = record;
        position = from;
        end = to;
    }

    /** Moves to the next pair; false at the end. */
    boolean next() {
        while (position < end) {
            byte here = bytes[position];
            if (here == ENRICHED) {
                return false;
            }
            if (here == ' ') {
                position++;
                continue;
            }
            if (readKey()) {
                readValue();
                return true;
            }
        }
        return false;
    }

    private boolean readKey() {
        keyStart = position;
        key = 0;
        while (position < end) {
            byte here = bytes[position];
            if (here == '=') {
                keyEnd = position++;
                return true;
            }
            if (here == ' ' || here == ENRICHED) {
                return false;
            }
            key = (key << 8) | (here & 255);
            position++;
        }
        return false;
    }

    private void readValue() {
        quoted = position < end && bytes[position] == '"';
        if (quoted) {
            position++;
        }
        start = position;
        while (position < end) {
            byte here = bytes[position];
            if (quoted ? here == '"' : here == ' ' || here == ENRICHED) {
                break;
            }
            position++;
        }
        stop = position;
        if (quoted && position < end) {
            position++;
        }
    }

    /** The last eight characters of the key, packed as {@link #key(String)} does. */
    long key() {
        return key;
    }

    /** A character of the key; 0 beyond its end. */
    int keyAt(int index) {
        return keyStart + index < keyEnd ? bytes[keyStart + index] : 0;
    }

    /** The decimal number in the key from this character on; -1 where there is none. */
    int keyNumber(int from) {
        int number = -1;
        for (int i = keyStart + from; i < keyEnd && bytes[i] >= '0' && bytes[i] <= '9'; i++) {
            number = Math.min(Math.max(number, 0) * 10 + bytes[i] - '0', 100_000_000);
        }
        return number;
    }

    /** The value as a decimal number, perhaps negative; -1 if none. */
    long decimal() {
        return decimal(bytes, start, stop);
    }

    long hex() {
        long value = 0;
        for (int i = start; i < stop; i++) {
            int digit = Hex.digit(bytes[i]);
            if (digit < 0) {
                return -1;
            }
            value = value << 4 | digit;
        }
        return value;
    }

    /** Whether the value is this plain text. */
    boolean is(String text) {
        if (stop - start != text.length()) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (bytes[start + i] != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** The value as it stands. */
    String raw() {
        return new String(bytes, start, stop - start, StandardCharsets.UTF_8);
    }

    /** The value decoded; empty for {@code (null)}. */
    String text() {
        if (quoted) {
            return raw();
        }
        return Hex.is(bytes, start, stop) ? Hex.text(bytes, start, stop) : is("(null)") ? "" : raw();
    }

    /** The value's bytes: decoded where they are hex, else as they stand. */
    byte[] content() {
        return !quoted && Hex.is(bytes, start, stop)
                ? Hex.decode(bytes, start, stop)
                : Arrays.copyOfRange(bytes, start, stop);
    }

    /** The bytes that the value writes in hex; none where it is not hex. */
    byte[] dump() {
        return Hex.is(bytes, start, stop) ? Hex.decode(bytes, start, stop) : new byte[0];
    }

    static long decimal(byte[] bytes, int start, int stop) {
        boolean negative = start < stop && bytes[start] == '-';
        long value = 0;
        int from = negative ? start + 1 : start;
        if (from >= stop || stop - from > LONGEST_DECIMAL) {
            return -1;
        }
        for (int i = from; i < stop; i++) {
            if (bytes[i] < '0' || bytes[i] > '9') {
                return -1;
            }
            value = value * 10 + bytes[i] - '0';
        }
        return negative ? -value : value;
    }
}
