package io.tallyman.cli;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.random.RandomGenerator;

/** Bytes that no log should hold, put between the lines of one. */
final class Garbage {

    private static final int DEEP = 10_000;

    /** All that is read as a line of its own, whatever stands around it. */
    static final List<byte[]> LINES = List.of(
            new byte[] {0, 1, 2, 3, 0, (byte) 0xff},
            new byte[] {(byte) 0xc3, (byte) 0x28, (byte) 0xff, (byte) 0xfe, 'x'},
            ascii(""),
            ascii("\r"),
            ascii("type=SYSCALL msg=audit("),
            ascii("type=SYSCALL msg=audit(99999999999999999999.999:1): arch=c000003e syscall=59"),
            ascii("{"),
            ascii("}"),
            ascii("{\"timestamp\":"),
            ascii("{\"timestamp\":\"2026-"),
            ascii("{\"a\":1}{\"b\":2}"),
            ascii("null"),
            ascii("[]"),
            ascii("{\"ts\":1e999,\"uid\":{},\"id.orig_h\":[],\"id.resp_h\":0}"),
            ascii("{\"a\":".repeat(DEEP) + "0" + "}".repeat(DEEP)),
            ascii("[".repeat(DEEP)),
            ascii("\u001b[31m\u0007\u0008"),
            ascii("Nov 22 21:42:43 node kernel: oom-killer"));

    private Garbage() {}

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** The log with a line of garbage before each of its lines and after the last. */
    static byte[] between(byte[] log, int first) {
        var out = new ByteArrayOutputStream(3 * log.length);
        int next = first;
        int start = 0;
        for (int i = 0; i < log.length; i++) {
            if (log[i] == '\n') {
                line(out, LINES.get(next++ % LINES.size()));
                out.write(log, start, i + 1 - start);
                start = i + 1;
            }
        }
        out.write(log, start, log.length - start);
        line(out, ascii(""));
        line(out, LINES.get(next % LINES.size()));
        return out.toByteArray();
    }

    private static void line(ByteArrayOutputStream out, byte[] content) {
        out.writeBytes(content);
        out.write('\n');
    }

    /** Random bytes without order. */
    static byte[] noise(RandomGenerator random, int size) {
        var bytes = new byte[size];
        random.nextBytes(bytes);
        return bytes;
    }
}
