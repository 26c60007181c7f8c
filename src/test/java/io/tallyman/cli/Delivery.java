package io.tallyman.cli;

import io.tallyman.Detector;
import io.tallyman.Detector.Mode;
import io.tallyman.alert.Alert;
import io.tallyman.cli.Script.Log;
import io.tallyman.event.Event;
import io.tallyman.event.Feed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/** Delivers a scenario's events to a detector in some order, as one that follows files would. */
final class Delivery implements AutoCloseable {

    private final Detector detector;
    private final List<Alert> alerts = new ArrayList<>();
    private final Alerting alerting;

    private Delivery(Script script, Mode mode) {
        this.detector = Played.detector(script.scenario(), mode);
        this.alerting = new Alerting(detector, alerts::add);
    }

    /* When a record reaches us. */
    private record Arrival(Instant time, Feed feed, Event event) {}

    /** All of one file, then all of the next; every feed is opened first. */
    static List<Alert> fileAfterFile(Script script, List<Log> order) {
        try (var delivery = new Delivery(script, Mode.REPLAY)) {
            order.forEach(log -> delivery.alerting.open(log.feed()));
            for (var log : order) {
                for (var event : log.events()) {
                    delivery.alerting.accept(log.feed(), event);
                }
                delivery.alerting.close(log.feed());
            }
            return delivery.finish();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** One record of each file in turn; no file is known to have ended before all have. */
    static List<Alert> interleaved(Script script) {
        try (var delivery = new Delivery(script, Mode.REPLAY)) {
            script.logs().forEach(log -> delivery.alerting.open(log.feed()));
            var longest = script.logs().stream()
                    .mapToInt(log -> log.events().size())
                    .max()
                    .orElse(0);
            for (int i = 0; i < longest; i++) {
                for (var log : script.logs()) {
                    if (i < log.events().size()) {
                        delivery.alerting.accept(log.feed(), log.events().get(i));
                    }
                }
            }
            return delivery.finish();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /**
     * Every record at most its source's AllowedLateness after its time, and event time always as far as that allows:
     * every feed is opened first, and after each record the detector is told that nothing older than the lateness will come.
     */
    static List<Alert> shuffled(Script script, long seed, Mode mode) {
        try (var delivery = new Delivery(script, mode)) {
            var longest = script.logs().stream()
                    .map(log -> lateness(script, log.feed()))
                    .max(Comparator.naturalOrder())
                    .orElse(Duration.ZERO);
            script.logs().forEach(log -> delivery.alerting.open(log.feed()));
            for (var arrival : arrivals(script, new Random(seed))) {
                delivery.alerting.accept(arrival.feed, arrival.event);
                if (arrival.event.time().isKnown()) {
                    delivery.alerts.addAll(delivery.detector.advanceTo(arrival.time.minus(longest)));
                }
            }
            return delivery.finish();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /* A record without a time is a file of state, which is there from the beginning. */
    private static List<Arrival> arrivals(Script script, Random random) {
        var arrivals = new ArrayList<Arrival>();
        for (var log : script.logs()) {
            var most = lateness(script, log.feed()).toNanos();
            for (var event : log.events()) {
                var time = event.time();
                var delay = (long) (random.nextDouble() * most);
                arrivals.add(
                        new Arrival(time.isKnown() ? time.instant().plusNanos(delay) : Instant.MIN, log.feed(), event));
            }
        }
        arrivals.sort(Comparator.comparing(Arrival::time));
        return arrivals;
    }

    private static Duration lateness(Script script, Feed feed) {
        return script.tunables().allowedLateness().of(feed.logSource());
    }

    private List<Alert> finish() throws IOException {
        alerting.finish();
        return alerts;
    }

    @Override
    public void close() {
        detector.close();
    }
}
