package io.tallyman.oracle;

import io.tallyman.oracle.Pod.Kind;
import io.tallyman.oracle.Pod.Lookup;
import io.tallyman.oracle.Premises.Sensor;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;
import java.util.random.RandomGenerator;

/** Thinks out what containers do, and when: often where a window ends or begins. */
final class Doings {

    private final RandomGenerator random;
    private final Premises premises;
    private final Nodes nodes;
    private final IntSupplier numbers;

    Doings(RandomGenerator random, Premises premises, Nodes nodes, IntSupplier numbers) {
        this.random = random;
        this.premises = premises;
        this.nodes = nodes;
        this.numbers = numbers;
    }

    Pod fill(Pod pod) {
        var lookups = new ArrayList<Lookup>();
        var runs = pod.runs().stream().map(run -> fill(pod, run, lookups)).toList();
        return pod.with(runs, lookups);
    }

    private Run fill(Pod pod, Run run, List<Lookup> lookups) {
        var doings = new ArrayList<Doing>();
        if (premises.sensor() != Sensor.NONE) {
            doings.add(entry(run));
        }
        var count = random.nextInt(4);
        for (int i = 0; i < count; i++) {
            var time = time(run);
            if (time.isAfter(run.created().plusMillis(20)) && time.isBefore(run.ended())) {
                one(pod, run, doings, time, lookups);
            }
        }
        return run.with(doings);
    }

    /* The first program is there some milliseconds before the runtime says so. */
    private Doing entry(Run run) {
        var number = numbers.getAsInt();
        var command = random.nextInt(4) == 0 ? Command.pick(random) : Command.SERVICE;
        var gap = Math.min(15, Duration.between(run.created(), run.started()).toMillis() / 2);
        return new Doing(
                number, run.started().minusMillis(gap), command.numbered(number), run.pid(), 900, false, true, false);
    }

    private void one(Pod pod, Run run, List<Doing> doings, Instant time, List<Lookup> lookups) {
        var number = numbers.getAsInt();
        var parent = parent(run, doings, time);
        var canConnect = (premises.flows() && !pod.address().isEmpty())
                || premises.sensor() == Sensor.TETRAGON
                || premises.sensor() == Sensor.AUDITD;
        if (canConnect && random.nextBoolean()) {
            connect(pod, number, time, parent, doings, lookups);
        } else if (premises.sensor() != Sensor.NONE) {
            var isCalled = pod.kind() != Kind.CTR
                    && random.nextInt(6) == 0
                    && time.isAfter(run.started().plusMillis(20));
            doings.add(new Doing(
                    number,
                    time,
                    Command.pick(random).numbered(number),
                    nodes.pid(pod.node(), time),
                    isCalled ? 900 : parent,
                    isCalled,
                    true,
                    false));
        }
    }

    private static long parent(Run run, List<Doing> doings, Instant time) {
        return doings.stream()
                .filter(doing -> doing.deed() instanceof Command && doing.time().isBefore(time))
                .reduce((one, other) -> other)
                .map(Doing::pid)
                .orElse(run.pid());
    }

    private void connect(Pod pod, int number, Instant time, long pid, List<Doing> doings, List<Lookup> lookups) {
        var connection = Connection.pick(random, number);
        var hosts = premises.sensor() == Sensor.TETRAGON || premises.sensor() == Sensor.AUDITD;
        var wires = premises.flows() && !pod.address().isEmpty() && !connection.isLoopback();
        var onHost = hosts && (!wires || random.nextInt(3) > 0);
        var onWire = wires && (!onHost || random.nextBoolean());
        if (!onHost && !onWire) {
            return;
        }
        if (wires && random.nextInt(2) == 0) {
            var before = Duration.ofMillis(random.nextInt(3) == 0 ? 60_000 : 5 + random.nextInt(900));
            var asked = time.minus(before).isBefore(pod.begun()) ? time.minusMillis(5) : time.minus(before);
            lookups.add(new Lookup(number, asked, Connection.pickName(random), connection.address()));
        }
        doings.add(new Doing(number, time, connection, pid, 0, false, onHost, onWire));
    }

    private Instant time(Run run) {
        var window = premises.setting().window;
        var start = random.nextInt(3) == 0 ? run.started().truncatedTo(ChronoUnit.SECONDS) : run.started();
        var near =
                Duration.ofMillis(List.of(-1L, 0L, 1L, 5L, -5L, 1_000L, 20_000L).get(random.nextInt(7)));
        return switch (random.nextInt(6)) {
            case 0 -> start.plus(window).plus(near);
            case 1 -> start.minus(premises.setting().tolerance).plus(near);
            case 2 -> start.plus(near.abs());
            case 3 -> start.plus(window.multipliedBy(2)).plus(near);
            default -> start.plusNanos((long) (random.nextDouble() * window.toNanos()));
        };
    }
}
