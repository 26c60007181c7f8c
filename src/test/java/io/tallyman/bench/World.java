package io.tallyman.bench;

import io.tallyman.event.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;

/**
 * A generated cluster: its events in the order of their time, without end. Pods come and go; in between their containers,
 * and the hosts, run programs and connect. The same shape gives the same events.
 */
final class World implements Iterator<Event> {

    static final Instant BEGIN = Instant.parse("2026-11-20T06:00:00Z");

    /* How long the first pods take to come up. */
    private static final Duration BOOT = Duration.ofSeconds(90);

    /* Longer than TimeWindow and all that is allowed to be late. */
    private static final Duration SETTLED = Duration.ofMinutes(17);

    /** A thing that will happen: an event, or the end of a pod. */
    private record Due(Instant time, long number, Runnable happening) {}

    private final Shape shape;
    private final Random random;
    private final Lives lives;
    private final Doings doings;
    private final PriorityQueue<Due> due =
            new PriorityQueue<>(Comparator.comparing(Due::time).thenComparing(Due::number));
    private final List<Event> ready = new ArrayList<>();
    private final List<Pod> running = new ArrayList<>();
    private Instant now = BEGIN;
    private Instant nextDoing;
    private long number;
    private int malicious;

    World(Shape shape) {
        this(shape, Duration.ofSeconds(10));
    }

    private World(Shape shape, Duration quiet) {
        this.shape = shape;
        this.random = new Random(shape.seed());
        var feeds = new Feeds();
        var pids = new Pids();
        this.lives = new Lives(shape, random, feeds, pids);
        this.doings = new Doings(random, feeds, pids);
        for (int i = 0; i < shape.pods(); i++) {
            var node = "node-%d".formatted(i % shape.nodes());
            at(BEGIN.plusMillis((long) (random.nextDouble() * BOOT.toMillis())), () -> create(node));
        }
        this.nextDoing = BEGIN.plus(quiet);
    }

    /** One whose pods came up a while before anybody does anything. */
    static World settled(Shape shape) {
        return new World(shape, SETTLED);
    }

    /** What comes before anybody does anything. */
    List<Event> prelude() {
        var events = new ArrayList<Event>();
        while (now.isBefore(BEGIN.plus(SETTLED))) {
            events.add(next());
        }
        return events;
    }

    private void at(Instant time, Runnable happening) {
        due.add(new Due(time, number++, happening));
    }

    private void tell(Instant time, Event event) {
        at(time, () -> ready.add(event));
    }

    private void create(String node) {
        var pod = lives.create(node, now, this::tell);
        at(lives.started(pod), () -> {
            pod.running = true;
            running.add(pod);
        });
        if (pod.conduct == Pod.Conduct.MALICIOUS) {
            harm(pod);
        }
        at(pod.ends, () -> {
            pod.running = false;
            running.remove(pod);
            lives.end(pod, this::tell);
            create(node);
        });
    }

    private void harm(Pod pod) {
        var from = lives.started(pod).plusSeconds(5 + random.nextInt(300));
        at(from, () -> malicious += pod.running ? 1 : 0);
        for (var command : Commands.MALICIOUS) {
            var time = from;
            at(time, () -> doings.executed(pod, command, time).ifPresent(ready::add));
            from = from.plusMillis(800 + random.nextInt(4_000));
        }
        var time = from;
        at(time, () -> {
            if (pod.running) {
                ready.add(doings.seen(pod, "203.0.113.66", 3333, time));
            }
        });
    }

    /** How many pods began to do harm. */
    int malicious() {
        return malicious;
    }

    @Override
    public boolean hasNext() {
        return true;
    }

    @Override
    public Event next() {
        while (ready.isEmpty()) {
            var next = due.peek();
            if (next != null && !next.time.isAfter(nextDoing)) {
                due.remove();
                now = next.time;
                next.happening.run();
            } else {
                now = nextDoing;
                doSomething();
                nextDoing =
                        now.plusNanos(1_000L + (long) (-Math.log(1 - random.nextDouble()) / shape.perSecond() * 1e9));
            }
        }
        return ready.remove(ready.size() - 1);
    }

    private void doSomething() {
        if (random.nextDouble() < shape.hostShare()) {
            ready.add(doings.onHost("node-%d".formatted(random.nextInt(shape.nodes())), now));
        } else if (!running.isEmpty()) {
            var pod = running.get(random.nextInt(running.size()));
            ready.add(random.nextDouble() < shape.flowShare() ? doings.seen(pod, now) : doings.audited(pod, now));
        }
    }
}
