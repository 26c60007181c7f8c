package io.tallyman.cli;

import io.tallyman.alert.Alert;
import io.tallyman.finding.Severity;
import io.tallyman.session.Status;
import io.tallyman.source.FeedReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What a replay read and what came of it, for a person. */
final class Summary {

    /** So many rejected records are shown of each log. */
    private static final int SHOWN = 3;

    private final Map<Severity, Integer> alerts = new EnumMap<>(Severity.class);
    private final List<String> lines = new ArrayList<>();

    void count(Alert alert) {
        alerts.merge(alert.severity(), 1, Integer::sum);
    }

    int alerts() {
        return alerts.values().stream().mapToInt(Integer::intValue).sum();
    }

    void feeds(List<FeedReader> feeds) {
        var table = new Table(3, "log source", "file", "records", "events", "rejected");
        for (var feed : feeds) {
            var counts = feed.counts();
            table.add(
                    feed.feed().logSource(), feed.feed().file(), counts.records(), counts.events(), counts.rejected());
        }
        if (!table.isEmpty()) {
            lines.addAll(table.lines());
        }
        feeds.forEach(this::rejected);
    }

    private void rejected(FeedReader feed) {
        var counts = feed.counts();
        var first = counts.first();
        first.stream()
                .limit(SHOWN)
                .map(rejected -> "rejected %s:%d: %s".formatted(feed.feed().file(), rejected.line(), rejected.reason()))
                .map(Plain::text)
                .forEach(lines::add);
        if (counts.rejected() > SHOWN) {
            lines.add("rejected %s: %d more".formatted(Plain.text(feed.feed().file()), counts.rejected() - SHOWN));
        }
    }

    void skipped(List<Inputs.Skipped> skipped) {
        skipped.forEach(file -> lines.add(Plain.text("not read %s: %s".formatted(file.name(), file.reason()))));
    }

    void status(Status status) {
        lines.add("%d events, %d late, %d unattributed, %d excess"
                .formatted(status.events(), status.late(), status.unattributed(), status.excess()));
    }

    void end(boolean withAlerts, Duration taken) {
        var time = String.format(Locale.ROOT, "%.1f s", taken.toMillis() / 1000.0);
        lines.add(withAlerts ? alertLine() + ", " + time : time);
    }

    private String alertLine() {
        var total = alerts();
        var bySeverity = alerts.entrySet().stream()
                .sorted(Map.Entry.<Severity, Integer>comparingByKey().reversed())
                .map(entry -> entry.getValue() + " " + entry.getKey())
                .collect(Collectors.joining(", "));
        return total == 1
                ? "1 alert (%s)".formatted(alerts.keySet().iterator().next())
                : total + " alerts" + (total == 0 ? "" : " (" + bySeverity + ")");
    }

    List<String> lines() {
        return List.copyOf(lines);
    }
}
