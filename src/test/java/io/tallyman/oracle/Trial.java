package io.tallyman.oracle;

import io.tallyman.alert.Alert;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

/** What is tried with each world: the plain replay against the oracle, other orders of arrival, and losses. */
final class Trial {

    /** How much of it. */
    enum Extent {
        /** The plain replay, one other order, and one loss. */
        SAMPLE,
        /** All orders, and every loss. */
        WHOLE
    }

    private final Laboratory laboratory;
    private final Extent extent;
    private long runs;

    Trial(Laboratory laboratory, Extent extent) {
        this.laboratory = laboratory;
        this.extent = extent;
    }

    /** How often the program ran. */
    long runs() {
        return runs;
    }

    /** The first disagreement, in words. */
    Optional<String> of(World<?> world) {
        var logs = world.logs();
        var recording = Recording.of(logs);
        var plain = alerts(world, recording, Arrival.MERGED);
        var complaints = new Comparison(world, logs, List.copyOf(world.verdicts(logs)), (subject, proof) -> false)
                .of(Alerts.last(plain.alerts()), true);
        if (!complaints.isEmpty()) {
            return Optional.of("replayed: " + String.join("\n", complaints));
        }
        return arrivals(world, recording, plain.alerts()).or(() -> losses(world, logs));
    }

    private Delivery.Outcome alerts(World<?> world, Recording recording, Arrival arrival) {
        runs++;
        return Delivery.of(laboratory, world.tunables(), recording, arrival, world.seed());
    }

    private Optional<String> arrivals(World<?> world, Recording recording, List<Alert> plain) {
        var expected = Alerts.text(Alerts.last(plain));
        return sampled(world, Stream.of(Arrival.values()).skip(1).toList()).stream()
                .map(arrival -> arrival(world, recording, arrival, expected))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private <T> List<T> sampled(World<?> world, List<T> all) {
        return extent == Extent.WHOLE || all.isEmpty()
                ? all
                : List.of(all.get(new Random(world.seed()).nextInt(all.size())));
    }

    private Optional<String> arrival(World<?> world, Recording recording, Arrival arrival, String expected) {
        var outcome = alerts(world, recording, arrival);
        if (arrival.mustAgree()) {
            var last = Alerts.text(Alerts.last(outcome.alerts()));
            return last.equals(expected)
                    ? Optional.empty()
                    : Optional.of("%s: %s%ninstead of%n%s".formatted(arrival, last, expected));
        }
        var logs = recording.logs();
        var readings = outcome.readings(logs); // an alert tells of what had come by some moment
        var complaints = new ArrayList<>(unfounded(world, readings, readings.get(0), logs, outcome.alerts()));
        if (outcome.overdue().size() > 0 && outcome.late() == 0) {
            complaints.add("%d records came too late and none was counted"
                    .formatted(outcome.overdue().size()));
        }
        return complaints.isEmpty() ? Optional.empty() : Optional.of(arrival + ": " + String.join("\n", complaints));
    }

    /* What no reading leads to: a name that approves, or what was usual, may be what is missing. */
    private static List<String> unfounded(
            World<?> world, List<List<RawLog>> readings, List<RawLog> rest, List<RawLog> read, List<Alert> alerts) {
        var verdicts = List.<Verdict>of();
        for (var reading : readings) {
            verdicts = Verdict.either(verdicts, world.verdictsWithHoles(reading));
        }
        return new Comparison(world, read, verdicts, (subject, proof) -> world.isExcused(subject, proof, rest))
                .of(Alerts.last(alerts), false);
    }

    private Optional<String> losses(World<?> world, List<RawLog> logs) {
        return sampled(world, Loss.of(world.seed(), logs)).stream()
                .map(loss -> loss(world, logs, loss))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<String> loss(World<?> world, List<RawLog> logs, Loss loss) {
        var outcome = alerts(world, Recording.of(loss.rest()), Arrival.MERGED);
        var complaints = world.isWhole(loss.rest())
                ? new Comparison(
                                world, loss.rest(), List.copyOf(world.verdicts(loss.rest())), (subject, proof) -> false)
                        .of(Alerts.last(outcome.alerts()), true)
                : unfounded(world, List.of(logs, loss.rest()), loss.rest(), loss.rest(), outcome.alerts());
        return complaints.isEmpty()
                ? Optional.empty()
                : Optional.of("without %s: %s".formatted(loss.what(), String.join("\n", complaints)));
    }
}
