package io.tallyman.oracle;

import io.tallyman.oracle.Act.Eye;
import io.tallyman.oracle.MachinePremises.Guest;
import io.tallyman.oracle.MachinePremises.Wire;
import io.tallyman.oracle.Pod.Lookup;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntSupplier;
import java.util.random.RandomGenerator;

/** Thinks out what happens in machines, and when: often where a window ends or begins. */
final class MachineActs {

    private static final Command MINER = new Command(
            "/var/lib/cloud/scripts/per-instance/xmrig",
            List.of("/var/lib/cloud/scripts/per-instance/xmrig"),
            Set.of(Command.Trait.MINES),
            List.of());

    private final RandomGenerator random;
    private final MachinePremises premises;
    private final IntSupplier numbers;

    MachineActs(RandomGenerator random, MachinePremises premises, IntSupplier numbers) {
        this.random = random;
        this.premises = premises;
        this.numbers = numbers;
    }

    Machine fill(Machine machine) {
        var acts = new ArrayList<Act>();
        var lookups = new ArrayList<Lookup>();
        var count = random.nextInt(6);
        for (int i = 0; i < count; i++) {
            var time = time(machine);
            if (isUp(machine, time)) {
                one(machine, time, acts, lookups);
            }
        }
        return machine.with(acts, lookups);
    }

    private static boolean isUp(Machine machine, Instant time) {
        return time.isAfter(machine.launched().plusMillis(1_500))
                && time.isBefore(machine.ended().minusMillis(1_500))
                && machine.restarts().stream()
                        .noneMatch(restart -> time.isAfter(restart.stopped())
                                && time.isBefore(restart.asked().plusMillis(1_500)));
    }

    private void one(Machine machine, Instant time, List<Act> acts, List<Lookup> lookups) {
        var eyes = new ArrayList<Eye>();
        if (premises.guest() != Guest.NONE) {
            eyes.add(Eye.GUEST);
            eyes.add(Eye.GUEST);
        }
        if (premises.wire() != Wire.NONE) {
            eyes.add(Eye.WIRE);
            eyes.add(Eye.WIRE);
        }
        if (premises.output()) {
            eyes.add(Eye.OUTPUT);
        }
        if (premises.bootLog() && random.nextInt(4) == 0 && !hasMiner(acts)) {
            eyes.add(Eye.BOOT_LOG);
        }
        if (!eyes.isEmpty()) {
            one(machine, time, eyes.get(random.nextInt(eyes.size())), acts, lookups);
        }
    }

    private static boolean hasMiner(List<Act> acts) {
        return acts.stream().anyMatch(act -> act.seen().contains(Eye.BOOT_LOG));
    }

    private void one(Machine machine, Instant time, Eye eye, List<Act> acts, List<Lookup> lookups) {
        var number = numbers.getAsInt();
        switch (eye) {
            case BOOT_LOG -> acts.add(new Act(number, time.minus(premises.guestSkew()), MINER, Set.of(eye)));
            case OUTPUT -> {
                Deed deed = random.nextBoolean()
                        ? Printed.pick(random).numbered(number)
                        : Command.pick(random).numbered(number);
                acts.add(new Act(number, time.minus(premises.guestSkew()), deed, Set.of(eye)));
            }
            case GUEST -> {
                if (random.nextBoolean()) {
                    var command = Command.pick(random).numbered(number);
                    acts.add(new Act(number, time.minus(premises.guestSkew()), command, Set.of(eye)));
                } else {
                    connect(machine, number, time.minus(premises.guestSkew()), eye, acts, lookups);
                }
            }
            case WIRE -> connect(machine, number, time, eye, acts, lookups);
        }
    }

    private void connect(Machine machine, int number, Instant time, Eye eye, List<Act> acts, List<Lookup> lookups) {
        var connection = Connection.pick(random, number);
        var seen = new HashSet<>(Set.of(eye));
        if (eye == Eye.GUEST && premises.wire() != Wire.NONE && random.nextInt(3) == 0) {
            seen.add(Eye.WIRE);
        }
        if (connection.isLoopback()) {
            seen.remove(Eye.WIRE);
        }
        if (premises.names() && random.nextBoolean()) {
            var before = Duration.ofMillis(random.nextInt(3) == 0 ? 60_000 : 5 + random.nextInt(900));
            var asked = time.minus(before).isBefore(machine.launched().plusMillis(1_100))
                    ? time.minusMillis(5)
                    : time.minus(before);
            lookups.add(new Lookup(number, asked, Connection.pickName(random), connection.address()));
        }
        if (!seen.isEmpty()) {
            acts.add(new Act(number, time, connection, seen));
        }
    }

    /* As its record shall tell it. */
    private Instant time(Machine machine) {
        var starts = new ArrayList<Instant>();
        var asks = new ArrayList<Instant>();
        if (!machine.isOld()) {
            starts.add(machine.running());
            asks.add(machine.launched());
        }
        machine.restarts().forEach(restart -> {
            starts.add(restart.running());
            asks.add(restart.asked());
        });
        if (starts.isEmpty()) {
            return machine.launched().plus(Duration.ofDays(30)).plusSeconds(random.nextInt(1_800));
        }
        var which = random.nextInt(starts.size());
        var window = premises.setting().window;
        var start = (premises.states() || machine.provider() != Provider.AWS ? starts : asks)
                .get(which)
                .truncatedTo(ChronoUnit.SECONDS);
        var near = Duration.ofMillis(
                List.of(-1L, 0L, 1L, 1_000L, -1_000L, 5L, 20_000L).get(random.nextInt(7)));
        return switch (random.nextInt(6)) {
            case 0, 1 -> start.plus(window).plus(near);
            case 2 -> asks.get(which).plusMillis(1_500 + random.nextInt(4_000));
            case 3 -> start.plus(window.multipliedBy(2)).plus(near);
            default -> start.plusMillis((long) (random.nextDouble() * window.toMillis()));
        };
    }
}
