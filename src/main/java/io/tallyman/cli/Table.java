package io.tallyman.cli;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Rows of text in columns as wide as they need; the named number of last columns is aligned to the right. */
final class Table {

    private final int numbers;
    private final List<List<String>> rows = new ArrayList<>();

    Table(int numbers, String... head) {
        this.numbers = numbers;
        rows.add(List.of(head));
    }

    void add(Object... cells) {
        rows.add(List.of(cells).stream().map(Object::toString).map(Plain::text).toList());
    }

    boolean isEmpty() {
        return rows.size() == 1;
    }

    /** Its lines, without space at their ends. */
    List<String> lines() {
        int columns = rows.get(0).size();
        var widths = new ArrayList<>(Collections.nCopies(columns, 0));
        for (var row : rows) {
            for (int i = 0; i < columns; i++) {
                widths.set(i, Math.max(widths.get(i), row.get(i).length()));
            }
        }
        return rows.stream().map(row -> line(row, widths)).toList();
    }

    private String line(List<String> row, List<Integer> widths) {
        var line = new StringBuilder();
        for (int i = 0; i < row.size(); i++) {
            var padding = " ".repeat(widths.get(i) - row.get(i).length());
            var isNumber = i >= row.size() - numbers;
            line.append(i == 0 ? "" : "  ").append(isNumber ? padding : "").append(row.get(i));
            line.append(isNumber ? "" : padding);
        }
        return line.toString().stripTrailing();
    }
}
