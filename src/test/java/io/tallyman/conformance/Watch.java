package io.tallyman.conformance;

import io.tallyman.Detector;
import io.tallyman.Detector.Mode;
import io.tallyman.History;
import io.tallyman.alert.Alert;
import io.tallyman.alert.Evidence;
import io.tallyman.event.Event;
import io.tallyman.session.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

/** A detector with all the alerts that it raised. */
final class Watch implements AutoCloseable {

    private final Detector detector;
    private final List<Alert> alerts = new ArrayList<>();

    private Watch(Detector detector) {
        this.detector = detector;
    }

    /** A replay, under further tunables. */
    static Watch replay(String tunables) {
        return of(Mode.REPLAY, tunables);
    }

    static Watch replay() {
        return replay("");
    }

    static Watch live() {
        return of(Mode.LIVE, "");
    }

    static Watch of(Mode mode, String tunables) {
        return new Watch(new Detector(History.rules(), History.tunables(Kind.TUNABLES + tunables), mode));
    }

    static Watch over(Detector detector) {
        return new Watch(detector);
    }

    Watch see(Collection<? extends Event> events) {
        events.forEach(event -> alerts.addAll(detector.accept(event)));
        return this;
    }

    Watch see(Event... events) {
        return see(List.of(events));
    }

    Watch reach(Instant instant) {
        alerts.addAll(detector.advanceTo(instant));
        return this;
    }

    /** Ends the input. */
    Watch end() {
        alerts.addAll(detector.finish());
        return this;
    }

    List<Alert> alerts() {
        return List.copyOf(alerts);
    }

    Status status() {
        return detector.status();
    }

    /** What is said in the end, whatever the revision: nothing of what was taken back. */
    List<Said> said() {
        var last = new TreeMap<String, Alert>();
        alerts.forEach(alert -> last.put(alert.id(), alert));
        return last.values().stream()
                .filter(alert -> !alert.withdrawn())
                .map(Said::of)
                .toList();
    }

    /** An alert without its revision. */
    record Said(String id, String rule, String title, String severity, List<Evidence> evidence, List<Integer> missing) {

        static Said of(Alert alert) {
            return new Said(
                    alert.id(),
                    alert.rule(),
                    alert.title(),
                    alert.severity().toString(),
                    alert.evidence(),
                    alert.notObserved().stream().map(Alert.NotObserved::step).toList());
        }
    }

    @Override
    public void close() {
        detector.close();
    }
}
