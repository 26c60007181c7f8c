package io.tallyman.bench;

import io.tallyman.event.Attribution;
import io.tallyman.event.ContainerCreated;
import io.tallyman.event.ContainerKind;
import io.tallyman.event.ContainerObserved;
import io.tallyman.event.ContainerProcessStarted;
import io.tallyman.event.ContainerReference;
import io.tallyman.event.ContainerRequested;
import io.tallyman.event.ContainerStarted;
import io.tallyman.event.ContainerStopped;
import io.tallyman.event.Digest;
import io.tallyman.event.Event;
import io.tallyman.event.EventTime;
import io.tallyman.event.ImageNamed;
import io.tallyman.event.PodCreated;
import io.tallyman.event.PodDeleted;
import io.tallyman.event.PodReference;
import io.tallyman.event.PodScheduled;
import io.tallyman.event.PodStatusReported;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** How the pods of a generated cluster come and go, as API server, kubelets and runtimes tell it. */
final class Lives {

    private static final String PAUSE = "registry.corp.example:5000/pause:3.9";

    private final Shape shape;
    private final Random random;
    private final Feeds feeds;
    private final Pids pids;
    private final Map<String, Queue<String>> addresses = new HashMap<>();
    private final Set<String> pulled = new HashSet<>();
    private int count;

    Lives(Shape shape, Random random, Feeds feeds, Pids pids) {
        this.shape = shape;
        this.random = random;
        this.feeds = feeds;
        this.pids = pids;
        for (int node = 0; node < shape.nodes(); node++) {
            var free = addresses.computeIfAbsent("node-%d".formatted(node), name -> new ArrayDeque<>());
            for (int i = 2; i < 250; i++) {
                free.add("10.244.%d.%d".formatted(node, i));
            }
        }
    }

    Instant started(Pod pod) {
        return pod.created.plusMillis(2_100);
    }

    Pod create(String node, Instant now, BiConsumer<Instant, Event> tell) {
        var pod = pod(node, now);
        requested(pod, now, tell);
        named(pod, now.plusMillis(900), tell);
        ran(pod, now.plusMillis(1_200), tell);
        reported(pod, now.plusMillis(2_900), tell);
        return pod;
    }

    private Pod pod(String node, Instant now) {
        int number = count++;
        var conduct = number % shape.maliciousOneIn() == shape.maliciousOneIn() / 2
                ? Pod.Conduct.MALICIOUS
                : number % shape.untrustedOneIn() == 7 ? Pod.Conduct.UNTRUSTED : Pod.Conduct.TRUSTED;
        var workload = random.nextInt(Images.WORKLOADS);
        var id = Images.hex("pod " + shape.seed() + " " + number);
        var uid = "%s-%s-4%s-8%s-%s"
                .formatted(
                        id.substring(0, 8),
                        id.substring(8, 12),
                        id.substring(12, 15),
                        id.substring(15, 18),
                        id.substring(18, 30));
        var name = "service-%d-%s-%s".formatted(workload, id.substring(30, 39), id.substring(40, 45));
        var life = 30_000
                + (long) (-Math.log(1 - random.nextDouble()) * shape.podLife().toMillis());
        var free = addresses.get(node);
        if (free == null) {
            throw new IllegalArgumentException("there is no %s".formatted(node));
        }
        var pod = new Pod(
                new PodReference("team-" + workload % 12, name, uid),
                node,
                free.remove(),
                Images.hex("container " + id),
                Images.hex("sandbox " + id),
                Images.of(conduct, workload),
                0x30 + number % 4_000,
                conduct,
                workload,
                now,
                now.plusMillis(life));
        pod.processes.add(pids.take(node));
        return pod;
    }

    private void requested(Pod pod, Instant now, BiConsumer<Instant, Event> tell) {
        var micros = new EventTime(now, EventTime.MICROSECOND);
        var controller = "system:serviceaccount:kube-system:replicaset-controller";
        tell.accept(
                now,
                new PodCreated(micros, feeds.api(), pod.reference, controller, pod.reference.uid(), "", false, true));
        tell.accept(
                now,
                new ContainerRequested(
                        micros,
                        feeds.api(),
                        new ContainerReference("", pod.name(), pod.reference),
                        ContainerKind.APPLICATION,
                        pod.image,
                        "IfNotPresent",
                        List.of(),
                        controller,
                        Attribution.NONE));
        var scheduled = now.plusMillis(20);
        tell.accept(
                scheduled,
                new PodScheduled(
                        new EventTime(scheduled, EventTime.MICROSECOND), feeds.api(), pod.reference, pod.node));
    }

    /* What a pull through the CRI writes: all of it where the image is new on the node. */
    private void named(Pod pod, Instant time, BiConsumer<Instant, Event> tell) {
        if (!pulled.add(pod.node + pod.image)) {
            return;
        }
        var repository = pod.image.substring(0, pod.image.lastIndexOf(':'));
        var names = List.of(pod.image, "sha256:" + Images.hex(pod.digest), repository + "@" + pod.digest);
        for (int i = 0; i < names.size(); i++) {
            var at = time.plusMillis(i);
            tell.accept(
                    at,
                    new ImageNamed(
                            nanos(at), feeds.runtime(pod.node), "k8s.io", names.get(i), ImageNamed.Change.CREATED));
        }
    }

    private void ran(Pod pod, Instant time, BiConsumer<Instant, Event> tell) {
        var inSandbox = new ContainerReference(pod.sandbox, "", pod.reference);
        container(pod, pod.sandbox, PAUSE, pids.next(pod.node), time, tell);
        var observed = time.plusMillis(3);
        tell.accept(
                observed,
                new ContainerObserved(
                        nanos(observed),
                        feeds.runtime(pod.node),
                        inSandbox,
                        PAUSE,
                        Set.of(),
                        pod.sandbox,
                        null,
                        ContainerKind.SANDBOX));
        container(pod, pod.container, pod.image, pod.processes.get(0), time.plusMillis(700), tell);
    }

    private void container(Pod pod, String id, String image, long pid, Instant time, BiConsumer<Instant, Event> tell) {
        var reference = ContainerReference.ofId(id);
        tell.accept(
                time,
                new ContainerCreated(
                        nanos(time),
                        feeds.runtime(pod.node),
                        reference,
                        ContainerKind.APPLICATION,
                        image,
                        "",
                        Attribution.NONE));
        var started = time.plusMillis(200);
        var origin = feeds.runtime(pod.node);
        tell.accept(started, new ContainerStarted(nanos(started), origin, reference, pid, Attribution.NONE));
        tell.accept(started, new ContainerProcessStarted(nanos(started), origin, reference, pid, false));
    }

    private static EventTime nanos(Instant time) {
        return new EventTime(time, EventTime.NANOSECOND);
    }

    private void reported(Pod pod, Instant time, BiConsumer<Instant, Event> tell) {
        tell.accept(time, status(pod, time, null));
    }

    private PodStatusReported status(Pod pod, Instant time, @Nullable Instant finished) {
        return new PodStatusReported(
                new EventTime(time, EventTime.MICROSECOND),
                feeds.api(),
                pod.reference,
                pod.node,
                "10.20.1.%d".formatted(10 + Integer.parseInt(pod.node.substring(5)) % 200),
                Set.of(pod.address),
                List.of(new PodStatusReported.ContainerStatus(
                        pod.name(),
                        ContainerKind.APPLICATION,
                        pod.container,
                        pod.image,
                        Set.of(Digest.repository(pod.digest)),
                        started(pod).truncatedTo(ChronoUnit.SECONDS),
                        finished)));
    }

    void end(Pod pod, BiConsumer<Instant, Event> tell) {
        var time = pod.ends;
        for (var id : List.of(pod.container, pod.sandbox)) {
            tell.accept(time, new ContainerStopped(nanos(time), feeds.runtime(pod.node), ContainerReference.ofId(id)));
        }
        var reported = time.plusMillis(400);
        tell.accept(reported, status(pod, reported, time.truncatedTo(ChronoUnit.SECONDS)));
        var deleted = time.plusMillis(900);
        tell.accept(deleted, new PodDeleted(new EventTime(deleted, EventTime.MICROSECOND), feeds.api(), pod.reference));
        pids.giveBack(pod.node, pod.processes.get(0));
        var free = addresses.get(pod.node);
        if (free != null) {
            free.add(pod.address);
        }
    }
}
