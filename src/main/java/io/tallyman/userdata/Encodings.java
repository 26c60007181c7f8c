package io.tallyman.userdata;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** Base64 and gzip as they are met in user data: with line breaks, without padding, cut off. */
final class Encodings {

    private static final int BUFFER = 8192;
    private static final int SHORTEST = 8;

    private Encodings() {}

    static boolean isGzip(byte[] bytes) {
        return bytes.length > 2 && bytes[0] == 0x1f && bytes[1] == (byte) 0x8b;
    }

    /** As much as can be unpacked within the budget. */
    static byte[] unpacked(byte[] bytes, Budget budget) {
        try (var in = new GZIPInputStream(new ByteArrayInputStream(bytes), BUFFER)) {
            return read(in, budget);
        } catch (IOException noHeader) {
            return new byte[0];
        }
    }

    /** What a stream gives until it ends, fails, or the budget is spent. */
    static byte[] read(InputStream in, Budget budget) {
        var out = new ByteArrayOutputStream();
        var buffer = new byte[BUFFER];
        try {
            int count = in.read(buffer);
            while (count >= 0) {
                out.write(buffer, 0, Math.min(count, budget.bytes()));
                if (!budget.decoded(count)) {
                    break;
                }
                count = in.read(buffer);
            }
        } catch (IOException damaged) {
            return out.toByteArray();
        }
        return out.toByteArray();
    }

    /** What base64 (also base64url) stands for; empty where the bytes are something else. */
    static Optional<byte[]> fromBase64(byte[] bytes, Budget budget) {
        var plain = new byte[bytes.length];
        int length = 0;
        boolean padded = false;
        for (byte each : bytes) {
            if (each == '=') {
                padded = true;
            } else if (isLetter(each) && !padded) {
                plain[length++] = each == '-' ? (byte) '+' : each == '_' ? (byte) '/' : each;
            } else if (each > ' ' || each < 0) {
                return Optional.empty();
            }
        }
        length -= length % 4 == 1 ? 1 : 0;
        if (length < SHORTEST || !budget.decoded(length / 4 * 3)) {
            return Optional.empty();
        }
        return Optional.of(Base64.getDecoder().decode(Arrays.copyOf(plain, length)));
    }

    private static boolean isLetter(byte each) {
        return (each >= 'A' && each <= 'Z')
                || (each >= 'a' && each <= 'z')
                || (each >= '0' && each <= '9')
                || each == '+'
                || each == '/'
                || each == '-'
                || each == '_';
    }

    /** As text, without a byte order mark. */
    static String text(byte[] bytes) {
        if (bytes.length > 1 && bytes[0] == (byte) 0xff && bytes[1] == (byte) 0xfe) {
            return new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16LE);
        }
        var text = new String(bytes, StandardCharsets.UTF_8);
        return text.startsWith("\ufeff") ? text.substring(1) : text;
    }
}
