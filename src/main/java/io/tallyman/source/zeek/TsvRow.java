package io.tallyman.source.zeek;

import io.tallyman.event.Addresses;
import io.tallyman.source.RawRecord;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;

/** A row of a tab-separated log: where each value lies in the buffer. Only values that are asked for become text. */
final class TsvRow implements Row {

    private static final int MAX_DIGITS = 18;

    private final TsvHeader header;
    private byte[] buffer = {};
    /* Where each column begins, and one after the last separator that the record could have ended with. */
    private int[] starts = {};

    TsvRow(TsvHeader header) {
        this.header = header;
    }

    /** Finds the columns of a row and counts them. */
    int load(RawRecord record) {
        if (starts.length != header.columns() + 1) {
            starts = new int[header.columns() + 1];
        }
        buffer = record.bytes();
        int limit = record.offset() + record.length();
        int width = header.separatorLength();
        var first = header.firstOfSeparator();
        int column = 0;
        starts[0] = record.offset();
        for (int at = record.offset(); at < limit; at++) {
            if (buffer[at] == first && header.isSeparator(buffer, at, limit)) {
                at += width - 1;
                begin(++column, at + 1);
            }
        }
        begin(++column, limit + width);
        return column;
    }

    private void begin(int column, int at) {
        if (column < starts.length) {
            starts[column] = at;
        }
    }

    /** Where a field's value begins; -1 where it is absent or unset. */
    private int from(Field field) {
        int column = header.column(field);
        return column < 0 || header.isAbsent(buffer, starts[column], end(column)) ? -1 : starts[column];
    }

    private int end(int column) {
        return starts[column + 1] - header.separatorLength();
    }

    private String raw(Field field) {
        int start = from(field);
        return start < 0 ? "" : new String(buffer, start, end(header.column(field)) - start, StandardCharsets.UTF_8);
    }

    @Override
    public String text(Field field) {
        return Escapes.resolve(raw(field));
    }

    @Override
    public long whole(Field field) {
        int start = from(field);
        if (start < 0) {
            return 0;
        }
        int limit = end(header.column(field));
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
            Addresses.read(answers.substring(start, limit)).ifPresent(found::add);
            start = at < 0 ? answers.length() + 1 : at + separator.length();
        }
        return found;
    }
}
