package io.tallyman.oracle;

import io.tallyman.Detector;
import io.tallyman.Detector.Mode;
import io.tallyman.alert.Alert;
import io.tallyman.event.EventTime;
import io.tallyman.event.Origin;
import io.tallyman.oracle.Recording.Group;
import io.tallyman.oracle.Recording.Heard;
import io.tallyman.tunable.Tunables;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Brings a recording to a fresh detector. */
final class Delivery implements AutoCloseable {

    /**
     * What came of it.
     *
     * @param late events counted as late
     * @param overdue where the records stand that came when event time had passed them, in the order in which they came
     */
    record Outcome(List<Alert> alerts, long late, List<Origin> overdue) {

        Outcome {
            alerts = List.copyOf(alerts);
            overdue = List.copyOf(overdue);
        }

        /** The logs as if none of those had come, then only the first, and so on until all have. */
        List<List<RawLog>> readings(List<RawLog> logs) {
            return IntStream.rangeClosed(0, overdue.size())
                    .mapToObj(come -> without(overdue.subList(come, overdue.size()), logs))
                    .toList();
        }

        private static List<RawLog> without(List<Origin> missing, List<RawLog> logs) {
            return logs.stream()
                    .map(log -> {
                        var numbers = log.byNumber();
                        var gone = missing.stream()
                                .filter(origin -> origin.feed().file().equals(log.file()))
                                .map(origin -> numbers.get(origin.line()))
                                .collect(Collectors.toSet());
                        return log.keeping(line -> !gone.contains(line));
                    })
                    .toList();
        }
    }

    /** One feed's next record. */
    private record Front(Heard heard, int position) {
        EventTime time() {
            return heard.groups().get(position).events().get(0).time();
        }
    }

    private record Coming(Instant time, Group group) {}

    private final Detector detector;
    private final Tunables tunables;
    private final Recording recording;
    private final Random random;
    private final List<Alert> alerts = new ArrayList<>();
    private final List<Origin> overdue = new ArrayList<>();

    private Delivery(Laboratory laboratory, String yaml, Recording recording, Mode mode, long seed) {
        this.detector = laboratory.detector(yaml, mode);
        this.tunables = laboratory.tunables(yaml);
        this.recording = recording;
        this.random = new Random(seed);
    }

    static Outcome of(Laboratory laboratory, String yaml, Recording recording, Arrival arrival, long seed) {
        var mode = arrival == Arrival.SHUFFLED_LIVE ? Mode.LIVE : Mode.REPLAY;
        try (var delivery = new Delivery(laboratory, yaml, recording, mode, seed)) {
            recording.feeds().forEach(heard -> delivery.detector.open(heard.feed()));
            delivery.deliver(arrival);
            delivery.alerts.addAll(delivery.detector.finish());
            return new Outcome(delivery.alerts, delivery.detector.status().late(), delivery.overdue);
        }
    }

    private void deliver(Arrival arrival) {
        switch (arrival) {
            case MERGED -> merged();
            case FILE_AFTER_FILE -> files(recording.feeds());
            case FILES_PERMUTED -> {
                var permuted = new ArrayList<>(recording.feeds());
                Collections.shuffle(permuted, random);
                files(permuted);
            }
            case INTERLEAVED -> interleaved();
            case SHUFFLED, SHUFFLED_LIVE, DUPLICATED, ONE_SOURCE_LATE, TOO_LATE -> timed(comings(arrival));
        }
    }

    private void merged() {
        var fronts = new PriorityQueue<Front>(Comparator.comparing(Front::time)
                .thenComparing(front -> front.heard.feed().file()));
        recording.feeds().forEach(heard -> goOn(new Front(heard, 0), fronts));
        while (!fronts.isEmpty()) {
            var front = fronts.remove();
            take(front.heard.groups().get(front.position));
            goOn(new Front(front.heard, front.position + 1), fronts);
        }
    }

    private void goOn(Front front, PriorityQueue<Front> fronts) {
        if (front.position >= front.heard.groups().size()) {
            alerts.addAll(detector.close(front.heard.feed()));
            return;
        }
        detector.observe(front.heard.feed(), front.time());
        fronts.add(front);
    }

    private void files(List<Heard> order) {
        for (var heard : order) {
            heard.groups().forEach(this::take);
            alerts.addAll(detector.close(heard.feed()));
        }
    }

    private void interleaved() {
        var longest = recording.feeds().stream()
                .mapToInt(heard -> heard.groups().size())
                .max()
                .orElse(0);
        for (int i = 0; i < longest; i++) {
            for (var heard : recording.feeds()) {
                if (i < heard.groups().size()) {
                    take(heard.groups().get(i));
                }
            }
        }
    }

    private List<Coming> comings(Arrival arrival) {
        var late = recording.feeds().isEmpty()
                ? 0
                : random.nextInt(recording.feeds().size());
        var comings = new ArrayList<Coming>();
        for (int i = 0; i < recording.feeds().size(); i++) {
            for (var group : recording.feeds().get(i).groups()) {
                var delay = delay(arrival, lateness(group), i == late);
                comings.add(coming(group, delay));
                if (arrival == Arrival.DUPLICATED && random.nextInt(3) == 0) {
                    comings.add(coming(group, delay(arrival, lateness(group), false)));
                }
            }
        }
        comings.sort(Comparator.comparing(Coming::time));
        return comings;
    }

    private Duration delay(Arrival arrival, Duration most, boolean isLateSource) {
        if (arrival == Arrival.TOO_LATE) {
            return random.nextInt(8) == 0 ? most.plusSeconds(1).plusMillis(random.nextInt(1_200_000)) : Duration.ZERO;
        }
        if (arrival == Arrival.ONE_SOURCE_LATE) {
            return isLateSource ? most : Duration.ZERO;
        }
        return Duration.ofNanos((long) (random.nextDouble() * most.toNanos()));
    }

    /* A record without a time is a file of state, which is there from the beginning. */
    private static Coming coming(Group group, Duration delay) {
        return new Coming(group.isTimed() ? group.time().plus(delay) : Instant.MIN, group);
    }

    private Duration lateness(Group group) {
        return tunables.allowedLateness().of(group.feed().logSource());
    }

    private void timed(List<Coming> comings) {
        var longest = recording.feeds().stream()
                .map(heard -> tunables.allowedLateness().of(heard.feed().logSource()))
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
        var reached = Instant.MIN;
        for (var coming : comings) {
            take(coming.group);
            if (coming.group.isTimed()) {
                if (coming.group.time().isBefore(reached)) {
                    overdue.add(coming.group.events().get(0).origin());
                }
                reached = coming.time.minus(longest);
                alerts.addAll(detector.advanceTo(reached));
            }
        }
    }

    /* The feed that a record names is a part of the log it was read from, and waits for nothing on its own. */
    private void take(Group group) {
        for (var event : group.events()) {
            alerts.addAll(detector.accept(event));
            var named = event.origin().feed();
            if (!named.equals(group.feed())) {
                alerts.addAll(detector.close(named));
            }
        }
    }

    @Override
    public void close() {
        detector.close();
    }
}
