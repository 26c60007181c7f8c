package io.tallyman.alert;

import io.tallyman.finding.Severity;
import java.io.IOException;
import java.util.Comparator;
import java.util.Locale;

/**
 * Writes an alert for a person at a terminal: what and whom it is about, then the evidence by time, then what was not
 * observed. What a terminal would take for a command, or would reorder text by, is written as its number: an attacker
 * chooses the texts of some records.
 */
public final class TextAlertWriter implements AlertWriter {

    private static final String PLAIN = "\u001b[0m";
    private static final String BOLD = "\u001b[1m";
    private static final String FAINT = "\u001b[2m";
    private static final String RED = "\u001b[1;31m";
    private static final String YELLOW = "\u001b[1;33m";

    private final Appendable out;
    private final boolean coloured;

    /** @param coloured whether the terminal understands ANSI colours */
    public TextAlertWriter(Appendable out, boolean coloured) {
        this.out = out;
        this.coloured = coloured;
    }

    @Override
    public void write(Alert alert) throws IOException {
        var text = new StringBuilder();
        var severity = alert.severity().toString().toUpperCase(Locale.ROOT);
        text.append(coloured(colour(alert.severity()), severity))
                .append("  ")
                .append(coloured(BOLD, safe(alert.title())))
                .append("  ")
                .append(coloured(FAINT, safe(alert.analytic() + " " + alert.technique() + " " + alert.id())))
                .append(alert.revision() > 1 ? "  revision " + alert.revision() : "")
                .append(alert.withdrawn() ? "  WITHDRAWN: a later record shows that there is nothing to detect" : "")
                .append('\n');
        subject(text, alert.subject());
        alert.evidence().stream()
                .sorted(Comparator.comparing(Evidence::time).thenComparing(Evidence::step))
                .forEach(evidence -> evidence(text, evidence));
        alert.omitted()
                .forEach(more -> text.append("  and %d more of step %d\n".formatted(more.evidence(), more.step())));
        for (var step : alert.notObserved()) {
            var silence = step.silentSince().map("; its logs are silent since %s"::formatted);
            text.append("  not observed: step %d, %s%s\n"
                    .formatted(step.step(), safe(step.logSource()), silence.orElse("")));
        }
        alert.gaps().forEach(gap -> gap(text, gap));
        out.append(text.append('\n'));
    }

    private void subject(StringBuilder text, Subject subject) {
        if (subject instanceof Subject.Container container) {
            var pod = container.pod();
            text.append("  container");
            part(text, " ", container.name());
            part(text, " ", container.id());
            part(text, ", pod ", pod.namespace().isEmpty() ? pod.name() : pod.namespace() + "/" + pod.name());
            part(text, ", node ", container.node());
            part(text, ", cluster ", container.cluster());
            text.append('\n');
            image(text, container.image());
        } else if (subject instanceof Subject.Instance instance) {
            text.append("  instance");
            part(text, " ", instance.name());
            part(text, " ", instance.id());
            part(text, ", ", instance.cloud());
            part(text, " account ", instance.account());
            part(text, ", ", instance.region());
            text.append('\n');
            if (!instance.imageId().isEmpty()) {
                part(text, "  image ", instance.imageId());
                text.append('\n');
            }
        }
    }

    private static void image(StringBuilder text, Subject.Image image) {
        if (image.reference().isEmpty() && image.digest().isEmpty()) {
            return;
        }
        text.append("  image");
        part(text, " ", image.reference());
        part(text, image.reference().isEmpty() ? " " : ", ", image.digest());
        text.append('\n');
    }

    private static void part(StringBuilder text, String before, String part) {
        if (!part.isEmpty()) {
            text.append(before).append(safe(part));
        }
    }

    private void evidence(StringBuilder text, Evidence evidence) {
        var time = evidence.time().isKnown() ? evidence.time().instant().toString() : "no time";
        text.append("  %d %s  %-30s  %s  %s\n"
                .formatted(
                        evidence.step(),
                        safe(evidence.name()),
                        time,
                        safe(evidence.logSource()),
                        safe(evidence.summary())));
        var join = evidence.join().name().toLowerCase(Locale.ROOT);
        var reason = evidence.reason().isEmpty() ? "" : ": " + safe(evidence.reason());
        var origin = "%s%s  %s:%d".formatted(join, reason, safe(evidence.file()), evidence.line());
        text.append("      ").append(coloured(FAINT, origin)).append('\n');
    }

    private static void gap(StringBuilder text, Alert.Gap gap) {
        text.append("  gap: %s".formatted(safe(gap.logSource())));
        part(text, " of ", gap.host());
        text.append(" lacks %s records from %s to %s: %s\n"
                .formatted(gap.records() > 0 ? gap.records() : "some", gap.from(), gap.until(), safe(gap.reason())));
    }

    private static String colour(Severity severity) {
        return severity.compareTo(Severity.HIGH) >= 0 ? RED : YELLOW;
    }

    private String coloured(String colour, String text) {
        return coloured ? colour + text + PLAIN : text;
    }

    private static String safe(String text) {
        var safe = new StringBuilder(text.length());
        text.codePoints().forEach(letter -> {
            var type = Character.getType(letter);
            var odd = type == Character.CONTROL
                    || type == Character.FORMAT
                    || type == Character.LINE_SEPARATOR
                    || type == Character.PARAGRAPH_SEPARATOR
                    || type == Character.SURROGATE;
            if (odd) {
                safe.append("\\u{%x}".formatted(letter));
            } else {
                safe.appendCodePoint(letter);
            }
        });
        return safe.toString();
    }
}
