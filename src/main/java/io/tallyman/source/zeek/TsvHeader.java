package io.tallyman.source.zeek;

import io.tallyman.source.RawRecord;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the {@code #} lines of a tab-separated log say of the rows that follow. A log that was rotated or joined has
 * several headers; each replaces the one before.
 *
 * @see <a href="https://docs.zeek.org/en/master/log-formats.html">Zeek log formats</a>
 */
final class TsvHeader {

    private static final String SEPARATOR = "#separator";

    private String separator = "\t";
    private String path = "";
    private Kind kind = Kind.OTHER;
    private byte[] separatorBytes = {'\t'};
    private byte[] unset = {'-'};
    private byte[] empty = {};
    private String setSeparator = ",";
    private int columns;
    private final Map<Field, Integer> columnOf = new EnumMap<>(Field.class);

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
        columns = 0;
        columnOf.clear();
        kind = Kind.OTHER;
    }

    private void fields(List<String> names) {
        columns = names.size();
        columnOf.clear();
        for (int column = 0; column < columns; column++) {
            var field = Field.ofColumn(names.get(column));
            if (field != null) {
                columnOf.putIfAbsent(field, column);
            }
        }
        kind = Kind.of(columnOf.keySet());
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
        return columns > 0;
    }

    int columns() {
        return columns;
    }

    /** The column that holds a field; -1 where none does. */
    int column(Field field) {
        return columnOf.getOrDefault(field, -1);
    }

    Set<Field> fields() {
        return columnOf.keySet();
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

    byte firstOfSeparator() {
        return separatorBytes[0];
    }

    /** Whether a separator stands here, where its first byte has been seen. */
    boolean isSeparator(byte[] buffer, int at, int end) {
        int width = separatorBytes.length;
        return width == 1 || (at + width <= end && Arrays.equals(separatorBytes, 0, width, buffer, at, at + width));
    }

    int separatorLength() {
        return separatorBytes.length;
    }

    /** Whether these bytes stand for no value: unset, or an empty set or text. */
    boolean isAbsent(byte[] buffer, int from, int end) {
        return from == end
                || Arrays.equals(unset, 0, unset.length, buffer, from, end)
                || Arrays.equals(empty, 0, empty.length, buffer, from, end);
    }
}
