package io.tallyman.oracle;

import io.tallyman.alert.Alert;
import io.tallyman.alert.NdjsonAlertWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/** Alerts as they are compared: the last word on each subject, in the order of their ids. */
final class Alerts {

    private Alerts() {}

    static List<Alert> last(Collection<Alert> alerts) {
        var byId = new TreeMap<String, Alert>();
        for (var alert : alerts) {
            byId.put(alert.id(), alert.asRevision(1));
            byId.values().removeIf(Alert::withdrawn);
        }
        return List.copyOf(byId.values());
    }

    static String text(Collection<Alert> alerts) {
        var text = new StringBuilder();
        var writer = new NdjsonAlertWriter(text);
        alerts.stream().sorted(Comparator.comparing(Alert::id)).forEach(alert -> {
            try {
                writer.write(alert);
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
        });
        return text.toString();
    }
}
