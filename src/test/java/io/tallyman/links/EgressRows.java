package io.tallyman.links;

import static io.tallyman.Chain.INTERNET;
import static io.tallyman.Chain.OTHER;
import static io.tallyman.Chain.SOON;
import static io.tallyman.History.HOST;
import static io.tallyman.History.START;
import static io.tallyman.History.addressed;
import static io.tallyman.History.created;
import static io.tallyman.History.flowed;
import static io.tallyman.History.started;
import static io.tallyman.links.ContainerStories.ALMOST_BLOCKING;
import static io.tallyman.links.ContainerStories.BLOCKING;
import static io.tallyman.links.ContainerStories.LONE;
import static io.tallyman.links.ContainerStories.NEW_DIGEST;
import static io.tallyman.links.ContainerStories.NEXT_DAY;
import static io.tallyman.links.ContainerStories.POOL;
import static io.tallyman.links.ContainerStories.TIME_WINDOW;
import static io.tallyman.links.ContainerStories.USUAL;
import static io.tallyman.links.ContainerStories.brokenByOtherAddresses;
import static io.tallyman.links.ContainerStories.brokenByOtherContainers;
import static io.tallyman.links.ContainerStories.excluding;
import static io.tallyman.links.ContainerStories.flow;
import static io.tallyman.links.ContainerStories.silencedByImage;
import static io.tallyman.links.ContainerStories.withWindow;

import io.tallyman.event.Destination;
import java.time.Duration;
import java.util.stream.Stream;

/** Rows of AN0691's connections. */
final class EgressRows {

    private static final Destination OUT = Destination.of(INTERNET, 443);
    private static final Destination INSIDE = Destination.of("10.1.2.3", 443);
    private static final String APPROVED = "ApprovedEgress: {networks: [198.51.100.7/32]}";
    private static final String BOTH_APPROVED = "ApprovedEgress: {networks: [198.51.100.7/32, 10.0.0.0/8]}";
    private static final String ALMOST_APPROVED = "ApprovedEgress: {networks: [198.51.100.6/32]}";

    private EgressRows() {}

    static Stream<Row> rows() {
        return Stream.of(newEgress(), newDestination(), blocked(), pool());
    }

    private static Row egress(String rule, Story base, Destination destination) {
        var whole = base.with(Link.FLOW, flow(SOON, destination));
        var row = Row.deciding(rule, whole, Link.CREATION, Link.START, Link.PLACE, Link.FLOW);
        row = silencedByImage(brokenByOtherAddresses(brokenByOtherContainers(row), destination));
        row = row.broken("another destination", whole.with(Link.FLOW, flow(SOON, INSIDE)))
                .broken("another pod's flow", Neighbours.inAnotherPod(whole, destination))
                .broken("another container's flow", Neighbours.inTheSamePod(whole, destination));
        return withWindow(row, Link.FLOW, time -> flow(time, destination));
    }

    private static Row excludable(Row row) {
        return row.silencedBy(excluding("destination: 198.51.100.0/28"), excluding("destination: 198.51.100.16/28"))
                .silencedBy(
                        excluding("image: \"docker.io/evil/*\", destination: 198.51.100.0/28"),
                        excluding("image: \"docker.io/good/*\", destination: 198.51.100.0/28"));
    }

    private static Row newEgress() {
        return excludable(egress("AN0691.5 new egress outside the approved networks", LONE, OUT))
                .broken("to itself", LONE.with(Link.FLOW, flow(SOON, "127.0.0.1")))
                .broken("a destination that the repository knows", known())
                .broken(
                        "a new digest of an allowed repository whose destinations are too few to tell",
                        NEW_DIGEST
                                .tuned("BaselineGuard: {minimumDestinations: 3}")
                                .with(Link.FLOW, flow(NEXT_DAY.plusSeconds(5), OUT)))
                .silencedBy(APPROVED, ALMOST_APPROVED);
    }

    /* A container of another tag, which is trusted, went there the day before. */
    private static Story known() {
        var before = START.minus(Duration.ofDays(1));
        return LONE.tuned("ImageRegistryAllowList: [\"docker.io/evil/miner:good\"]")
                .with(
                        Link.PAST,
                        created(before.minusSeconds(1), OTHER, "docker.io/evil/miner:good"),
                        started(before, OTHER, 8000),
                        addressed(HOST, OTHER, "10.88.0.99"),
                        flowed(before.plusSeconds(5), HOST, "10.88.0.99", OUT))
                .with(Link.FLOW, flow(SOON, OUT));
    }

    private static Row newDestination() {
        var whole = NEW_DIGEST.with(Link.FLOW, flow(NEXT_DAY.plusSeconds(5), OUT));
        var row = Row.deciding(
                "AN0691.5 destination new for an allowed repository",
                whole,
                Link.PAST,
                Link.IMAGE,
                Link.CREATION,
                Link.START,
                Link.PLACE,
                Link.FLOW);
        return row.silencedBy(excluding("destination: 198.51.100.0/28"), excluding("destination: 198.51.100.16/28"))
                .silencedBy(excluding("image: \"docker.io/corp/*\""), excluding("image: \"docker.io/other/*\""))
                .broken(
                        "a destination that the repository knows",
                        whole.with(Link.FLOW, flow(NEXT_DAY.plusSeconds(5), USUAL)))
                .another("another tag, which is unlisted", CommandRows.otherTag(whole))
                .broken("an approved one", whole.with(Link.FLOW, flow(NEXT_DAY.plusSeconds(5), INSIDE)))
                .silencedBy("BaselineGuard: {minimumDestinations: 3}", "BaselineGuard: {minimumDestinations: 2}")
                .silencedBy(APPROVED, ALMOST_APPROVED)
                .edge(
                        "TimeWindow after the start",
                        TIME_WINDOW,
                        since -> whole.with(Link.FLOW, flow(NEXT_DAY.plus(since), OUT)));
    }

    private static Row blocked() {
        return egress(
                        "AN0691.5 egress to a blocked destination",
                        LONE.tuned(BLOCKING).tuned(BOTH_APPROVED),
                        OUT)
                .silencedBy(ALMOST_BLOCKING, "OutboundCIDRBlockList: {networks: [198.51.100.7/32]}");
    }

    private static Row pool() {
        return excludable(egress("AN0691.5 egress to a mining pool", LONE.tuned(BOTH_APPROVED), POOL));
    }
}
