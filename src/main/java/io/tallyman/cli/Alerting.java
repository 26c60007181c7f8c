package io.tallyman.cli;

import io.tallyman.Detector;
import io.tallyman.alert.Alert;
import io.tallyman.event.Event;
import io.tallyman.event.EventTime;
import io.tallyman.event.Feed;
import java.io.IOException;
import java.util.List;

/** Hands a replay's events to a detector, and its alerts on. */
final class Alerting implements Replay.Sink {

    private final Detector detector;
    private final AlertTaker alerts;

    Alerting(Detector detector, AlertTaker alerts) {
        this.detector = detector;
        this.alerts = alerts;
    }

    /** Takes alerts, for instance into a file. */
    interface AlertTaker {
        void accept(Alert alert) throws IOException;
    }

    @Override
    public void open(Feed feed) {
        detector.open(feed);
    }

    @Override
    public void observe(Feed feed, EventTime time) {
        detector.observe(feed, time);
    }

    @Override
    public void accept(Feed feed, Event event) throws IOException {
        handOn(detector.accept(feed, event));
    }

    @Override
    public void close(Feed feed) throws IOException {
        handOn(detector.close(feed));
    }

    /** All feeds have ended. */
    void finish() throws IOException {
        handOn(detector.finish());
    }

    private void handOn(List<Alert> raised) throws IOException {
        for (var alert : raised) {
            alerts.accept(alert);
        }
    }
}
