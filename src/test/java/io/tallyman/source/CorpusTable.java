package io.tallyman.source;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The table of files: one row for all files of one origin of which the same is to be said. */
final class CorpusTable {

    private final Map<String, Map<String, Row>> folders = new LinkedHashMap<>();

    private static final class Row {
        private final List<String> names = new ArrayList<>();
        private final Map<String, Integer> events = new TreeMap<>();
        private final Map<String, Integer> rejected = new TreeMap<>();
        private long records;
    }

    /** @param name its path, with slashes */
    void add(String name, LogFileReading reading) {
        int file = name.lastIndexOf('/');
        int origin = name.startsWith("captures/") ? name.indexOf('/') : file;
        var folder = name.substring(0, origin < 0 ? 0 : origin);
        var rows = folders.computeIfAbsent(folder, key -> new LinkedHashMap<>());
        var row = rows.computeIfAbsent(verdict(name, reading.recognition()), key -> new Row());
        row.names.add(name.substring(file + 1));
        row.records += reading.records();
        reading.events().forEach((type, count) -> row.events.merge(type, count, Integer::sum));
        reading.rejected()
                .forEach(rejected -> row.rejected.merge(
                        CorpusRemarks.ofRecord(name, rejected.reason()).orElse("?"), 1, Integer::sum));
    }

    private static String verdict(String name, Recognition recognition) {
        return recognition instanceof Recognition.Recognised recognised
                ? "`%s`, %s"
                        .formatted(
                                recognised.source().logSource(),
                                recognised.source().format())
                : "not ours: " + CorpusRemarks.ofFile(name).orElse("?");
    }

    String markdown() {
        var text = new StringBuilder();
        folders.forEach((folder, rows) -> {
            text.append("\n**").append(folder).append("**\n\n");
            text.append("| files | what they are | records | events | rejected |\n|---|---|---|---|---|\n");
            rows.forEach((verdict, row) -> text.append(line(verdict, row)));
        });
        return text.toString();
    }

    private static String line(String verdict, Row row) {
        var files = row.names.stream().distinct().sorted().toList();
        var shown = files.stream().limit(3).map(name -> "`" + name + "`").collect(Collectors.joining(", "));
        var more = row.names.size() - Math.min(3, files.size());
        return "| %s%s | %s | %s | %s | %s |%n"
                .formatted(
                        shown,
                        more > 0 ? " and %d more".formatted(more) : "",
                        verdict.replace("|", "\\|"),
                        row.records == 0 ? "" : row.records,
                        counts(row.events, "%s %d"),
                        counts(row.rejected, "%2$d: %1$s"))
                .replace(System.lineSeparator(), "\n");
    }

    private static String counts(Map<String, Integer> counts, String form) {
        return counts.entrySet().stream()
                .map(entry -> form.formatted(entry.getKey(), entry.getValue()))
                .collect(Collectors.joining("; "));
    }
}
