package io.tallyman.source;

import java.nio.charset.StandardCharsets;

/**
 * The bytes of one record: a line without its end, or one JSON object of a larger document. The bytes are a view of a
 * buffer that is used again: they are valid only until the parser returns.
 *
 * @param bytes the buffer
 * @param offset first byte of the record
 * @param length number of bytes
 * @param line line on which the record begins, counted from 1
 */
@SuppressWarnings("ArrayRecordComponent") // a view of a buffer, compared by nobody
public record RawRecord(byte[] bytes, int offset, int length, long line) {

    public static RawRecord of(String text, long line) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        return new RawRecord(bytes, 0, bytes.length, line);
    }

    /** The record as text; malformed UTF-8 becomes U+FFFD. */
    public String text() {
        return new String(bytes, offset, length, StandardCharsets.UTF_8);
    }

    /** Whether there is nothing but white space. */
    public boolean isBlank() {
        for (int i = offset; i < offset + length; i++) {
            if (bytes[i] > ' ' || bytes[i] < 0) {
                return false;
            }
        }
        return true;
    }

    /** The first byte that is not white space; 0 if there is none. */
    public byte firstByte() {
        for (int i = offset; i < offset + length; i++) {
            if (bytes[i] > ' ' || bytes[i] < 0) {
                return bytes[i];
            }
        }
        return 0;
    }
}
