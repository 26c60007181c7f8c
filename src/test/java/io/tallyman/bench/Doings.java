package io.tallyman.bench;

import io.tallyman.event.Attributable;
import io.tallyman.event.Attribution;
import io.tallyman.event.ContainerReference;
import io.tallyman.event.Destination;
import io.tallyman.event.Event;
import io.tallyman.event.EventTime;
import io.tallyman.event.NetworkFlow;
import io.tallyman.event.ProcessExecuted;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** What runs and connects in a generated cluster. */
final class Doings {

    /* An agent that started before the logs begin. */
    private static final long AGENT = 812;

    private final Random random;
    private final Feeds feeds;
    private final Pids pids;
    private long connections;

    Doings(Random random, Feeds feeds, Pids pids) {
        this.random = random;
        this.feeds = feeds;
        this.pids = pids;
    }

    private static EventTime tick(Instant time) {
        return EventTime.ofMillis(time.toEpochMilli() / 4 * 4, EventTime.AUDIT_TICK);
    }

    /** A process of the host: a child of an agent of which no log tells, or of the first process. */
    Event onHost(String node, Instant time) {
        var command = Commands.ON_HOSTS.get(random.nextInt(Commands.ON_HOSTS.size()));
        var parent = random.nextInt(4) == 0 ? 1 : AGENT + random.nextInt(40);
        return executed(node, pids.next(node), parent, command, Set.of("fe:00"), time);
    }

    /** What the host's audit tells of a container: twice an execution, once a connect. */
    Attributable audited(Pod pod, Instant time) {
        if (random.nextInt(3) == 0) {
            return connected(pod, time);
        }
        return executed(pod, Commands.IN_CONTAINERS.get(random.nextInt(Commands.IN_CONTAINERS.size())), time)
                .orElseThrow();
    }

    /** A command of a container; none once it has ended. */
    Optional<ProcessExecuted> executed(Pod pod, Commands.Command command, Instant time) {
        if (!pod.running) {
            return Optional.empty();
        }
        var pid = pids.next(pod.node);
        var parent = pod.processes.get(random.nextInt(pod.processes.size()));
        if (pod.processes.size() < 4) {
            pod.processes.add(pid);
        } else if (random.nextInt(4) == 0) {
            pod.processes.set(1 + random.nextInt(3), pid);
        }
        return Optional.of(executed(pod.node, pid, parent, command, Set.of(pod.device), time));
    }

    private ProcessExecuted executed(
            String node, long pid, long parent, Commands.Command command, Set<String> devices, Instant time) {
        return new ProcessExecuted(
                tick(time),
                feeds.audit(node),
                ContainerReference.NONE,
                pid,
                parent,
                command.executable(),
                command.arguments(),
                "",
                "/",
                "0",
                devices,
                Attribution.NONE);
    }

    private NetworkFlow connected(Pod pod, Instant time) {
        var pid = pod.processes.get(random.nextInt(pod.processes.size()));
        return new NetworkFlow(
                tick(time),
                feeds.audit(pod.node),
                ContainerReference.NONE,
                pid,
                pid.equals(pod.processes.get(0)) ? 0 : pod.processes.get(0),
                "",
                0,
                usual(pod),
                "",
                0,
                0,
                0,
                "",
                Attribution.NONE);
    }

    /** A flow to one of the services that the workload uses. */
    NetworkFlow seen(Pod pod, Instant time) {
        var destination = usual(pod);
        return seen(pod, destination.address(), destination.port(), time);
    }

    NetworkFlow seen(Pod pod, String address, int port, Instant time) {
        return new NetworkFlow(
                new EventTime(time, EventTime.MICROSECOND),
                feeds.sensor(),
                ContainerReference.NONE,
                0,
                0,
                pod.address,
                32_768 + random.nextInt(28_000),
                Destination.of(address, port),
                "tcp",
                random.nextInt(3_000),
                random.nextInt(5_000),
                random.nextInt(90_000),
                "C%012x".formatted((++connections * 0x9E3779B97F4A7C15L) >>> 16),
                Attribution.NONE);
    }

    private Destination usual(Pod pod) {
        var service = pod.workload * 5 + random.nextInt(8);
        return Destination.of("10.96.%d.%d".formatted(service / 200, 1 + service % 200), 8_000 + service % 20);
    }
}
