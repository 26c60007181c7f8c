package io.tallyman.source.zeek;

import io.tallyman.source.IpText;
import io.tallyman.source.RawRecord;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/** A row of a tab-separated log: where each value lies in the buffer. Only values that are asked for become text. */
final class TsvRow implements Row {

    private static final int ABSENT = -1;
    private static final int MAX_DIGITS = 18;

    private final TsvHeader header;
    private final int[] from = new int[Field.COUNT];
    private final int[] end = new int[Field.COUNT];
    private byte[] buffer = {};

    TsvRow(TsvHeader header) {
        this.header = header;
    }

    /** Finds the values of a row and counts its columns. */
    int load(RawRecord record) {
        buffer = record.bytes();
        Arrays.fill(from, ABSENT);
        int limit = record.offset() + record.length();
        int start = record.offset();
        int column = 0;
        for (int at = start; at < limit; at++) {
            if (header.isSeparator(buffer, at, limit)) {
                place(column++, start, at);
                at += header.separatorLength() - 1;
                start = at + 1;
            }
        }
        place(column, start, limit);
        return column + 1;
    }

    private void place(int column, int start, int limit) {
        int field = column < header.columns() ? header.ordinal(column) : ABSENT;
        if (field >= 0 && !header.isAbsent(buffer, start, limit)) {
            from[field] = start;
            end[field] = limit;
        }
    }

    private String raw(Field field) {
        int start = from[field.ordinal()];
        return start < 0 ? "" : new String(buffer, start, end[field.ordinal()] - start, StandardCharsets.UTF_8);
    }

    @Override
    public String text(Field field) {
        return Escapes.resolve(raw(field));
    }

    @Override
    public long whole(Field field) {
        int start = from[field.ordinal()];
        int limit = end[field.ordinal()];
        if (start < 0) {
            return 0;
        }
        if (limit - start > MAX_DIGITS) {
            return -1;
        }
        long value = 0;
        for (int i = start; i < limit; i++) {
            int digit = buffer[i] - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value;
    }

    @Override
    public Set<String> addresses() {
        var answers = raw(Field.ANSWERS);
        var found = new HashSet<String>();
        var separator = header.setSeparator();
        int start = 0;
        while (start <= answers.length()) {
            int at = separator.isEmpty() ? -1 : answers.indexOf(separator, start);
            int limit = at < 0 ? answers.length() : at;
            IpText.read(answers.substring(start, limit)).ifPresent(found::add);
            start = at < 0 ? answers.length() + 1 : at + separator.length();
        }
        return found;
    }
}
