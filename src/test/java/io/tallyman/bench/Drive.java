package io.tallyman.bench;

import io.tallyman.Detector;
import io.tallyman.event.Event;
import io.tallyman.event.Feed;

/** Hands a replay's events to a detector as the command line does, and counts the alerts. */
final class Drive {

    private final Detector detector;
    private final Feed file;
    private long alerts;

    /** @param file the log that everything is read from */
    Drive(Detector detector, Feed file) {
        this.detector = detector;
        this.file = file;
        detector.open(file);
    }

    void accept(Event event) {
        detector.observe(file, event.time());
        alerts += detector.accept(file, event).size();
    }

    /** Ends the input; how many alerts were raised. */
    long finish() {
        alerts += detector.close(file).size();
        alerts += detector.finish().size();
        return alerts;
    }

    long alerts() {
        return alerts;
    }
}
