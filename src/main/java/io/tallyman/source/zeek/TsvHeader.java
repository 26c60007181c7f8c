package io.tallyman.source.zeek;

import io.tallyman.source.RawRecord;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What the {@code #} lines of a tab-separated log say of the rows that follow. A log that was rotated or joined has
 * several headers; each replaces the one before.
 *
 * @see <a href="https://docs.zeek.org/en/master/log-formats.html">Zeek log formats</a>
 */
final class TsvHeader {

    private static final int NO_FIELD = -1;
    private static final String SEPARATOR = "#separator";

    private String separator = "\t";
    private String path = "";
    private Kind kind = Kind.OTHER;
    private byte[] separatorBytes = {'\t'};
    private byte[] unset = {'-'};
    private byte[] empty = {};
    private String setSeparator = ",";
    private int fields;
    private int[] ordinals = {};

    TsvHeader() {
        reset();
    }

    /** Takes one line that begins with {@code #}; whatever is no part of a header is passed over. */
    void accept(RawRecord line) {
        var text = line.text().strip();
        if (text.startsWith(SEPARATOR) && text.length() > SEPARATOR.length() + 1) {
            reset();
            separator = Escapes.resolve(text.substring(SEPARATOR.length() + 1));
            separatorBytes = bytes(separator);
            return;
        }
        var parts = split(text);
        if (parts.size() < 2) {
            return;
        }
        var value = parts.get(1);
        switch (parts.get(0)) {
            case "#set_separator" -> setSeparator = Escapes.resolve(value);
            case "#empty_field" -> empty = bytes(value);
            case "#unset_field" -> unset = bytes(value);
            case "#path" -> path = value;
            case "#fields" -> fields(parts.subList(1, parts.size()));
            default -> {}
        }
    }

    private void reset() {
        separator = "\t";
        separatorBytes = bytes(separator);
        setSeparator = ",";
        unset = bytes("-");
        empty = bytes("(empty)");
        path = "";
        ordinals = new int[0];
        fields = 0;
        kind = Kind.OTHER;
    }

    private void fields(List<String> columns) {
        ordinals = new int[columns.size()];
        Arrays.fill(ordinals, NO_FIELD);
        fields = 0;
        for (int i = 0; i < ordinals.length; i++) {
            var field = Field.ofColumn(columns.get(i));
            if (field != null) {
                fields |= field.bit();
                ordinals[i] = field.isMark() ? NO_FIELD : field.ordinal();
            }
        }
        kind = Kind.of(fields);
    }

    private List<String> split(String text) {
        var parts = new ArrayList<String>();
        int from = 0;
        for (int at = text.indexOf(separator); at >= 0; at = text.indexOf(separator, from)) {
            parts.add(text.substring(from, at));
            from = at + separator.length();
        }
        parts.add(text.substring(from));
        return parts;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Whether a {@code #fields} line has been read. */
    boolean isComplete() {
        return ordinals.length > 0;
    }

    int columns() {
        return ordinals.length;
    }

    /** The ordinal of the field in a column, negative where the column is not read. */
    int ordinal(int column) {
        return ordinals[column];
    }

    int fields() {
        return fields;
    }

    Kind kind() {
        return kind;
    }

    String path() {
        return path;
    }

    String setSeparator() {
        return setSeparator;
    }

    boolean isSeparator(byte[] buffer, int at, int end) {
        return buffer[at] == separatorBytes[0]
                && (separatorBytes.length == 1 || equal(separatorBytes, buffer, at, end));
    }

    int separatorLength() {
        return separatorBytes.length;
    }

    /** Whether these bytes stand for no value: unset, or an empty set or text. */
    boolean isAbsent(byte[] buffer, int from, int end) {
        int length = end - from;
        return length == 0
                || length == unset.length && equal(unset, buffer, from, end)
                || length == empty.length && equal(empty, buffer, from, end);
    }

    private static boolean equal(byte[] wanted, byte[] buffer, int from, int end) {
        return from + wanted.length <= end
                && Arrays.equals(wanted, 0, wanted.length, buffer, from, from + wanted.length);
    }
}
