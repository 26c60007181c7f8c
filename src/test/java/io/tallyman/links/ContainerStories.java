package io.tallyman.links;

import static io.tallyman.Chain.ADDRESS;
import static io.tallyman.Chain.EVIL;
import static io.tallyman.Chain.INTERNET;
import static io.tallyman.Chain.LISTED;
import static io.tallyman.Chain.OTHER;
import static io.tallyman.Chain.PID;
import static io.tallyman.Chain.POD;
import static io.tallyman.Chain.SOON;
import static io.tallyman.Chain.SUBJECT;
import static io.tallyman.History.HOST;
import static io.tallyman.History.START;
import static io.tallyman.History.addressed;
import static io.tallyman.History.after;
import static io.tallyman.History.at;
import static io.tallyman.History.created;
import static io.tallyman.History.executed;
import static io.tallyman.History.flowed;
import static io.tallyman.History.id;
import static io.tallyman.History.origin;
import static io.tallyman.History.pulled;
import static io.tallyman.History.reported;
import static io.tallyman.History.started;

import io.tallyman.event.Attribution;
import io.tallyman.event.ContainerKind;
import io.tallyman.event.ContainerReference;
import io.tallyman.event.ContainerRequested;
import io.tallyman.event.Destination;
import io.tallyman.event.Event;
import io.tallyman.event.PodReference;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** The stories of AN0691 that its rows begin from. */
final class ContainerStories {

    static final Duration TIME_WINDOW = Duration.ofMinutes(15);
    static final Duration TOLERANCE = Duration.ofSeconds(2);
    static final PodReference OTHER_POD = new PodReference("shop", "db", "uid-2");

    static final String ALLOWED = "ImageRegistryAllowList: [docker.io/evil/miner]";
    static final String ALMOST_ALLOWED = "ImageRegistryAllowList: [docker.io/evil/mine]";
    static final String BLOCKING = "OutboundCIDRBlockList: {networks: [198.51.100.0/24]}";
    static final String ALMOST_BLOCKING = "OutboundCIDRBlockList: {networks: [198.51.101.0/24]}";
    static final Destination POOL = Destination.of(INTERNET, 3333).withNames(Set.of("pool.minexmr.com"), Set.of());

    /** A container of an unlisted image, alone on its host, that does nothing. */
    static final Story LONE = Story.under(LISTED)
            .with(Link.IMAGE, pulled(START.minusSeconds(20), EVIL))
            .with(Link.CREATION, created(START.minusSeconds(1), SUBJECT, EVIL))
            .with(Link.START, started(START, SUBJECT, PID))
            .with(Link.PLACE, addressed(HOST, SUBJECT, ADDRESS));

    /** The same in a pod. */
    static final Story IN_POD = LONE.with(Link.PLACE, reported(START, POD, SUBJECT, ADDRESS));

    static final String CORP = "docker.io/corp/app:1";
    static final String USUAL = "203.0.113.80";
    static final Instant NEXT_DAY = START.plus(Duration.ofHours(25));
    static final String CORPORATE = """
            ImageRegistryAllowList: [docker.io/corp/*]
            BaselineGuard: {minimumAge: 24h, minimumImages: 3, minimumDestinations: 2}
            """;

    /** A day after the first of three known digests, a fourth of the allowed repository runs. */
    static final Story NEW_DIGEST = newDigest(3, NEXT_DAY);

    private ContainerStories() {}

    static Story newDigest(int known, Instant start) {
        var past = new ArrayList<Event>();
        for (int i = 0; i < known; i++) {
            past.addAll(quiet(10 + i, START.plus(Duration.ofHours(i))));
        }
        return Story.under(CORPORATE)
                .with(Link.PAST, past)
                .with(Link.IMAGE, pulled(start.minusSeconds(5), CORP, digest(50)))
                .with(Link.CREATION, created(start.minusSeconds(1), SUBJECT, CORP))
                .with(Link.START, started(start, SUBJECT, PID))
                .with(Link.PLACE, addressed(HOST, SUBJECT, ADDRESS));
    }

    /* A container of the allowed repository that goes to the usual places. */
    private static List<Event> quiet(int number, Instant start) {
        var address = "10.88.1." + number;
        return List.of(
                pulled(start.minusSeconds(5), CORP, digest(number)),
                created(start.minusSeconds(1), id(number), CORP),
                started(start, id(number), 5000 + 10L * number),
                addressed(HOST, id(number), address),
                flowed(start.plusSeconds(3), address, USUAL),
                flowed(start.plusSeconds(4), address, "203.0.113.81"));
    }

    static String digest(int number) {
        return "sha256:" + id(number);
    }

    /** A process of the container. */
    static Event run(Instant time, String... line) {
        return executed(time, HOST, PID + 1, PID, line);
    }

    static Event curl(Instant time) {
        return run(time, "curl", "http://" + INTERNET + "/x");
    }

    /** A connection of the container. */
    static Event flow(Instant time, Destination destination) {
        return flowed(time, HOST, ADDRESS, destination);
    }

    static Event flow(Instant time, String address) {
        return flowed(time, ADDRESS, address);
    }

    /** Somebody asks the cluster for the pod's container. */
    static ContainerRequested requested(PodReference pod, String image) {
        return new ContainerRequested(
                at(START.minusSeconds(25)),
                origin("kubernetes:audit", ""),
                new ContainerReference("", "main", pod),
                ContainerKind.APPLICATION,
                image,
                "",
                List.of(),
                "alice",
                Attribution.NONE);
    }

    static String excluding(String what) {
        return "Exclusions: [{%s, reason: a test}]".formatted(what);
    }

    /** Joined to another container, the story's links no longer make one. */
    static Row brokenByOtherContainers(Row row) {
        return row.broken(
                        "another container has the image",
                        row.whole().with(Link.CREATION, created(START.minusSeconds(1), OTHER, EVIL)))
                .broken("another container started", row.whole().with(Link.START, started(START, OTHER, PID)));
    }

    /** What silences every rule about a container of an unlisted image. */
    static Row silencedByImage(Row row) {
        return row.silencedBy(ALLOWED, ALMOST_ALLOWED)
                .silencedBy(excluding("image: \"docker.io/evil/*\""), excluding("image: \"docker.io/evil2/*\""));
    }

    /** The process of another container, of none, and of another host. */
    static Row brokenByOtherProcesses(Row row, String... line) {
        return row.broken(
                        "process of another container",
                        row.whole().with(Link.START, started(START, SUBJECT, 9000), started(START, OTHER, PID)))
                .broken("process of no container", row.whole().with(Link.COMMAND, executed(SOON, HOST, 77, 1, line)))
                .broken(
                        "same pid on another host",
                        row.whole().with(Link.COMMAND, executed(SOON, "node-2", PID + 1, PID, line)));
    }

    /** The flow of another address, another host's address, and another pod. */
    static Row brokenByOtherAddresses(Row row, Destination destination) {
        return row.broken(
                        "flow of another address",
                        row.whole().with(Link.FLOW, flowed(SOON, HOST, "10.88.0.6", destination)))
                .broken("address of another container", row.whole().with(Link.PLACE, addressed(HOST, OTHER, ADDRESS)))
                .broken("address on another host", row.whole().with(Link.PLACE, addressed("node-2", SUBJECT, ADDRESS)))
                .broken(
                        "address of another pod",
                        row.whole()
                                .with(
                                        Link.PLACE,
                                        reported(START, POD, SUBJECT, "10.88.0.9"),
                                        reported(START, OTHER_POD, OTHER, ADDRESS)))
                .also("in a pod", row.whole().with(Link.PLACE, reported(START, POD, SUBJECT, ADDRESS)));
    }

    /** Exactly TimeWindow after the start, and as long before it as clocks may differ. */
    static Row withWindow(Row row, Link link, Function<Instant, Event> at) {
        var early = row.whole().with(Link.CREATION, created(START.minusSeconds(30), SUBJECT, EVIL));
        return row.edge("TimeWindow after the start", TIME_WINDOW, since -> early.with(link, at.apply(after(since))))
                .edge(
                        "ClockTolerance before the start",
                        TOLERANCE,
                        before -> early.with(link, at.apply(after(before.negated()))))
                .silencedBy("TimeWindow: 4s", "TimeWindow: 5s");
    }
}
