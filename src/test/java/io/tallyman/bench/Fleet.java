package io.tallyman.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.function.IntFunction;

/**
 * A generated fleet of cloud instances: its moments in the order of their time, without end. Half of it started before
 * any log tells; some launch, stop and end all the time, in between all of them work. The same seed gives the same
 * moments.
 */
final class Fleet implements Iterator<Fleet.Moment> {

    private static final int MACHINES = 400;
    private static final Duration SETTLED = Duration.ofMinutes(40);

    /** What happens to an instance. */
    enum Kind {
        LAUNCHED,
        RUNNING,
        STOPPED,
        STARTED,
        ENDED,
        WORKS
    }

    /** One thing that happens to one instance. */
    record Moment(Kind kind, Machine machine, Instant time) {}

    private final Random random;
    private final IntFunction<Machine> machines;
    private final double perSecond;
    private final Duration between;
    private final PriorityQueue<Moment> due = new PriorityQueue<>(Comparator.comparing(Moment::time));
    private final List<Machine> running = new ArrayList<>();
    private Instant nextLaunch;
    private Instant nextWork;
    private int count;

    /**
     * @param perSecond how often any of them does something that a log tells of, per second of event time
     * @param between how long from one launch to the next
     */
    Fleet(long seed, IntFunction<Machine> machines, double perSecond, Duration between) {
        this.random = new Random(seed);
        this.machines = machines;
        this.perSecond = perSecond;
        this.between = between;
        while (count < MACHINES / 2) {
            running.add(machines.apply(count++));
        }
        nextLaunch = World.BEGIN.plus(SETTLED);
        nextWork = nextLaunch;
    }

    /** The launches of the younger half, before anything else is told. */
    List<Moment> prelude() {
        var moments = new ArrayList<Moment>();
        while (count < MACHINES) {
            long millis = SETTLED.toMillis() * (count - MACHINES / 2) / MACHINES * 2;
            var machine = machines.apply(count++);
            var time = World.BEGIN.plusMillis(millis);
            running.add(machine);
            moments.add(new Moment(Kind.LAUNCHED, machine, time));
            moments.add(new Moment(Kind.RUNNING, machine, time.plusSeconds(7)));
        }
        return moments;
    }

    @Override
    public boolean hasNext() {
        return true;
    }

    @Override
    public Moment next() {
        if (!nextLaunch.isAfter(nextWork)) {
            change(nextLaunch);
            nextLaunch = nextLaunch.plus(between);
        }
        var first = due.peek();
        if (first != null && first.time.isBefore(nextWork)) {
            due.remove();
            if (first.kind == Kind.RUNNING) {
                running.add(first.machine);
            }
            return first;
        }
        var time = nextWork;
        nextWork = time.plusNanos(1_000L + (long) (-Math.log(1 - random.nextDouble()) / perSecond * 1e9));
        return new Moment(Kind.WORKS, running.get(random.nextInt(running.size())), time);
    }

    /* One comes, one goes, and sometimes an old one is stopped and started. */
    private void change(Instant time) {
        var launched = machines.apply(count++);
        due.add(new Moment(Kind.LAUNCHED, launched, time));
        due.add(new Moment(Kind.RUNNING, launched, time.plusSeconds(7)));
        due.add(new Moment(Kind.ENDED, running.remove(random.nextInt(running.size())), time));
        if (random.nextInt(3) == 0) {
            var stopped = running.get(random.nextInt(running.size()));
            due.add(new Moment(Kind.STOPPED, stopped, time));
            due.add(new Moment(Kind.STARTED, stopped, time.plusSeconds(40)));
        }
    }
}
