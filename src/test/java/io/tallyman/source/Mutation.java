package io.tallyman.source;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/** Makes a damaged record of a good one, with an eye for what such records are made of: quotes, brackets, numbers. */
public final class Mutation {

    private static final int LONGEST = 64 << 10;

    private static final List<String> PIECES = List.of(
            "null",
            "true",
            "-1",
            "0",
            "1e400",
            "-0.0",
            "\"\"",
            "[]",
            "{}",
            "[[]]",
            "{\"\":{}}",
            "\"\\u0000\"",
            "99999999999999999999",
            "-9223372036854775808",
            "253402300800",
            "1795383763626700123",
            "0.0000000001",
            "9999-12-31T23:59:60Z",
            "+1000000-01-01T00:00:00Z",
            "0000-00-00T00:00:00Z",
            "2026-02-30T25:61:61+99:99",
            "::ffff:1.2.3.4.5",
            "%",
            "%zz",
            "sha256:",
            "@",
            "://",
            "(null)",
            "\"",
            "'",
            "\\",
            "\\u",
            "\n",
            "\r",
            "\t",
            "\u001d",
            "\u0000",
            "\ud800",
            "\ud83d\ude00",
            "\u2028",
            "=",
            ",",
            ":",
            ";",
            "|",
            "a=b",
            "node=",
            "type=",
            "msg=audit(",
            "aN[0]=",
            "a0=22",
            "a999999999=1",
            "#fields\t",
            "#separator ",
            "spec.containers{",
            "}");

    private final Random random;
    private final List<byte[]> records;

    public Mutation(Random random, List<byte[]> records) {
        this.random = random;
        this.records = records;
    }

    public byte[] next() {
        var record = any();
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            record = mutated(record);
        }
        return record.length > LONGEST ? slice(record, 0, LONGEST) : record;
    }

    private byte[] any() {
        return records.get(random.nextInt(records.size()));
    }

    private byte[] mutated(byte[] record) {
        int from = at(record);
        int to = from + random.nextInt(1 + Math.min(64, record.length - from));
        return switch (random.nextInt(12)) {
            case 0 -> slice(record, 0, from);
            case 1 -> slice(record, from, record.length);
            case 2 -> replaced(record, from, to, new byte[0]);
            case 3 -> replaced(record, to, to, slice(record, from, to));
            case 4 -> replaced(record, from, from, slice(any(), 0, at(record)));
            case 5 -> swapped(record, from, at(record));
            case 6 -> flipped(record, from);
            case 7 -> number(record);
            case 8 -> value(record);
            case 9 -> replaced(record, from, to, piece());
            case 10 -> nested(record, from);
            default -> repeated(record, from, to);
        };
    }

    private int at(byte[] record) {
        return record.length == 0 ? 0 : random.nextInt(record.length);
    }

    private byte[] piece() {
        return PIECES.get(random.nextInt(PIECES.size())).getBytes(StandardCharsets.UTF_8);
    }

    private byte[] swapped(byte[] record, int one, int other) {
        var changed = record.clone();
        if (changed.length > 0) {
            int place = Math.min(other, changed.length - 1);
            changed[one] = record[place];
            changed[place] = record[one];
        }
        return changed;
    }

    private byte[] flipped(byte[] record, int at) {
        var changed = record.clone();
        if (changed.length > 0) {
            changed[at] = (byte) random.nextInt(256);
        }
        return changed;
    }

    /** A run of digits becomes another number, often a huge one. */
    private byte[] number(byte[] record) {
        int from = at(record);
        while (from < record.length && !isDigit(record[from])) {
            from++;
        }
        int to = from;
        while (to < record.length && isDigit(record[to])) {
            to++;
        }
        var digits = random.nextBoolean() ? "9".repeat(1 + random.nextInt(30)) : Long.toString(random.nextLong());
        return from == to ? record : replaced(record, from, to, digits.getBytes(StandardCharsets.US_ASCII));
    }

    private static boolean isDigit(byte here) {
        return here >= '0' && here <= '9';
    }

    /** What stands behind a colon or an equals sign becomes a value of another type. */
    private byte[] value(byte[] record) {
        int from = at(record);
        while (from < record.length && record[from] != ':' && record[from] != '=') {
            from++;
        }
        int to = Math.min(record.length, from + 1);
        while (to < record.length && ",}] \t".indexOf(record[to]) < 0) {
            to++;
        }
        return from == record.length ? record : replaced(record, from + 1, to, piece());
    }

    private byte[] nested(byte[] record, int at) {
        int depth = 1 + random.nextInt(random.nextInt(8) == 0 ? 5000 : 20);
        var open = random.nextBoolean() ? "[" : "{\"a\":";
        var close = open.equals("[") ? "]" : "}";
        var text = random.nextBoolean() ? open.repeat(depth) + "0" + close.repeat(depth) : open.repeat(depth);
        return replaced(record, at, at, text.getBytes(StandardCharsets.US_ASCII));
    }

    private byte[] repeated(byte[] record, int from, int to) {
        var part = slice(record, from, to);
        var out = new ByteArrayOutputStream();
        for (int i = 0; i < 1 + random.nextInt(200); i++) {
            out.writeBytes(part);
        }
        return replaced(record, from, to, out.toByteArray());
    }

    private static byte[] slice(byte[] record, int from, int to) {
        var out = new ByteArrayOutputStream();
        out.write(record, Math.min(from, record.length), Math.max(0, Math.min(to, record.length) - from));
        return out.toByteArray();
    }

    private static byte[] replaced(byte[] record, int from, int to, byte[] by) {
        var out = new ByteArrayOutputStream(record.length + by.length);
        out.write(record, 0, from);
        out.writeBytes(by);
        out.write(record, to, record.length - to);
        return out.toByteArray();
    }
}
