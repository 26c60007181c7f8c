package io.tallyman.source;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The table of files: one row for all files of one origin of which the same is to be said. */
final class CorpusTable {

    private final Map<String, Map<Key, Row>> folders = new LinkedHashMap<>();

    private record Key(String origin, String verdict) {}

    private static final class Row {
        private final List<String> names = new ArrayList<>();
        private final Map<String, Integer> events = new TreeMap<>();
        private final Map<String, Integer> rejected = new TreeMap<>();
        private long records;
    }

    /** @param name its path, with slashes */
    void add(String name, LogFileReading reading) {
        int file = name.lastIndexOf('/') + 1;
        int folder = name.indexOf('/', name.startsWith("unwrapped/") ? "unwrapped/".length() : 0) + 1;
        boolean isCapture = name.startsWith("captures/");
        var origin =
                isCapture ? "" : name.substring(folder, Math.max(folder, file)).replaceFirst("/.*", "");
        var rows = folders.computeIfAbsent(name.substring(0, folder - 1), key -> new LinkedHashMap<>());
        var key = new Key(origin, verdict(name, reading.recognition()));
        var row = rows.computeIfAbsent(key, fresh -> new Row());
        row.names.add(name.substring(file));
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
            text.append("\n## Files of ").append(folder).append("\n\n");
            text.append(
                    "| origin | files | what they are | records | events | rejected |\n|---|---|---|---|---|---|\n");
            rows.forEach((key, row) -> text.append(line(key, row)));
        });
        return text.toString();
    }

    private static String line(Key key, Row row) {
        var files = row.names.stream().distinct().sorted().toList();
        var shown = files.stream().limit(3).map(name -> "`" + name + "`").collect(Collectors.joining(", "));
        var more = row.names.size() - Math.min(3, files.size());
        return "| %s | %s%s | %s | %s | %s | %s |%n"
                .formatted(
                        key.origin.replace("__", "/"),
                        shown,
                        more > 0 ? " and %d more".formatted(more) : "",
                        key.verdict.replace("|", "\\|"),
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
