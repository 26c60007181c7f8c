package io.tallyman.source;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** Bytes to read from, and what was read of them. */
final class Texts {

    private Texts() {}

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static byte[] gzip(byte[] text) {
        var out = new ByteArrayOutputStream();
        try (var packed = new GZIPOutputStream(out)) {
            packed.write(text);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    static byte[] join(byte[]... parts) {
        var out = new ByteArrayOutputStream();
        for (var part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    /** Every record as {@code line: text}, every rejection as {@code line! reason}. */
    static List<String> read(byte[] bytes, Source.Framing framing) {
        return read(new ByteArrayInputStream(bytes), framing, RecordReader.LONGEST_RECORD);
    }

    static List<String> read(String text, Source.Framing framing) {
        return read(utf8(text), framing);
    }

    static List<String> read(InputStream bytes, Source.Framing framing, int longest) {
        var found = new ArrayList<String>();
        var reader = new RecordReader(bytes, framing, longest);
        boolean more = true;
        while (more) {
            more = reader.next(
                    record -> found.add(record.line() + ": " + record.text()),
                    rejected -> found.add(rejected.line() + "! " + rejected.reason()));
        }
        return found;
    }

    /** Gives one to {@code most} bytes at a time, as a slow pipe does. */
    static InputStream slowly(byte[] bytes, int most) {
        return new ByteArrayInputStream(bytes) {
            private int turn;

            @Override
            public synchronized int read(byte[] into, int offset, int length) {
                turn = (turn * 31 + 17) & 0xffff;
                return super.read(into, offset, Math.min(length, 1 + turn % most));
            }

            @Override
            public synchronized int available() {
                return 0;
            }
        };
    }

    /** Fails after these bytes. */
    static InputStream failingAfter(byte[] bytes) {
        var failing = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("the disk is gone");
            }

            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                return read();
            }
        };
        return new SequenceInputStream(new ByteArrayInputStream(bytes), failing);
    }

    /** As many bytes as told, without holding them: a beginning, then one letter over and over, then an end. */
    static InputStream endless(String beginning, long letters, String end) {
        var middle = new InputStream() {
            private long left = letters;

            @Override
            public int read() {
                return left-- > 0 ? 'x' : -1;
            }

            @Override
            public int read(byte[] into, int offset, int length) {
                if (left <= 0) {
                    return -1;
                }
                int count = (int) Math.min(left, length);
                Arrays.fill(into, offset, offset + count, (byte) 'x');
                left -= count;
                return count;
            }
        };
        return new SequenceInputStream(
                new SequenceInputStream(new ByteArrayInputStream(utf8(beginning)), middle),
                new ByteArrayInputStream(utf8(end)));
    }
}
