package io.tallyman;

import io.tallyman.alert.Alert;
import io.tallyman.event.AddressAssigned;
import io.tallyman.event.Attribution;
import io.tallyman.event.ContainerCreated;
import io.tallyman.event.ContainerKind;
import io.tallyman.event.ContainerReference;
import io.tallyman.event.ContainerStarted;
import io.tallyman.event.Destination;
import io.tallyman.event.Digest;
import io.tallyman.event.Event;
import io.tallyman.event.EventTime;
import io.tallyman.event.Feed;
import io.tallyman.event.ImagePulled;
import io.tallyman.event.NetworkFlow;
import io.tallyman.event.Origin;
import io.tallyman.event.PodReference;
import io.tallyman.event.PodStatusReported;
import io.tallyman.event.PodStatusReported.ContainerStatus;
import io.tallyman.event.ProcessExecuted;
import io.tallyman.rule.RuleCache;
import io.tallyman.rule.RuleFile;
import io.tallyman.rule.RuleSet;
import io.tallyman.rule.Vocabulary;
import io.tallyman.tunable.Tunables;
import io.tallyman.tunable.TunablesFile;
import io.tallyman.tunable.Yaml;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Events made by hand, of one host and cluster unless they say otherwise, and what a detector makes of them. */
public final class History {

    public static final Instant START = Instant.parse("2026-11-02T10:00:00Z");
    public static final String HOST = "node-1";

    private static final RuleSet RULES = load();
    private static final String CLUSTER = "lab";

    private History() {}

    private static RuleSet load() {
        try {
            return RuleSet.load(RuleFile.shipped(), Vocabulary.STANDARD, RuleCache.in(Path.of("target", "rule-cache")));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The shipped rules. */
    public static RuleSet rules() {
        return RULES;
    }

    public static Tunables tunables(String yaml) {
        return TunablesFile.read(List.of(Yaml.read("a test's tunables", yaml)));
    }

    /** The alerts of a replay that knows of no feed's end before the last event. */
    public static List<Alert> alerts(String tunables, List<? extends Event> events) {
        try (var detector = new Detector(RULES, tunables(tunables), Detector.Mode.REPLAY)) {
            var alerts = new ArrayList<Alert>();
            events.forEach(event -> alerts.addAll(detector.accept(event)));
            alerts.addAll(detector.finish());
            return alerts;
        }
    }

    public static Instant after(Duration duration) {
        return START.plus(duration);
    }

    public static String id(int number) {
        return "%064x".formatted(0xabcdefL * (number + 1)).replace('0', 'e');
    }

    public static ContainerReference named(String id) {
        return ContainerReference.ofId(id);
    }

    public static Origin origin(String logSource, String host) {
        return new Origin(new Feed(logSource + ".log", logSource, host, CLUSTER, ""), 1);
    }

    public static EventTime at(Instant instant) {
        return new EventTime(instant, EventTime.NANOSECOND);
    }

    public static ImagePulled pulled(Instant time, String image, String... digests) {
        var typed = List.of(digests).stream().map(Digest::repository).toList();
        return new ImagePulled(
                at(time),
                origin("containerd:runtime", HOST),
                ContainerReference.NONE,
                image,
                Set.copyOf(typed),
                false,
                Attribution.NONE);
    }

    public static ContainerCreated created(Instant time, String id, String image) {
        return new ContainerCreated(
                at(time),
                origin("containerd:events", HOST),
                named(id),
                ContainerKind.APPLICATION,
                image,
                "",
                Attribution.NONE);
    }

    public static ContainerStarted started(Instant time, String id, long pid) {
        return new ContainerStarted(at(time), origin("containerd:events", HOST), named(id), pid, Attribution.NONE);
    }

    public static ProcessExecuted executed(Instant time, String host, long pid, long parent, String... arguments) {
        return new ProcessExecuted(
                at(time),
                origin("auditd:SYSCALL", host),
                ContainerReference.NONE,
                pid,
                parent,
                "/usr/bin/" + arguments[0],
                List.of(arguments),
                "",
                "",
                "0",
                Set.of(),
                Attribution.NONE);
    }

    public static AddressAssigned addressed(String host, String id, String address) {
        return new AddressAssigned(EventTime.UNKNOWN, origin("cni:result", host), named(id), Set.of(address));
    }

    /** The kubelet's word on a pod of one container. */
    public static PodStatusReported reported(Instant time, PodReference pod, String id, String address) {
        return new PodStatusReported(
                at(time),
                origin("kubernetes:audit", ""),
                pod,
                HOST,
                "192.168.7.1",
                Set.of(address),
                List.of(new ContainerStatus("main", ContainerKind.APPLICATION, id, "", Set.of(), null, null)));
    }

    public static NetworkFlow flowed(Instant time, String host, String source, Destination destination) {
        return new NetworkFlow(
                at(time),
                origin("NSM:Flow", host),
                ContainerReference.NONE,
                0,
                0,
                source,
                40_000,
                destination,
                "tcp",
                10,
                100,
                100,
                "",
                Attribution.NONE);
    }

    public static NetworkFlow flowed(Instant time, String source, String address) {
        return flowed(time, HOST, source, Destination.of(address, 443));
    }
}
