package io.tallyman.links;

import static io.tallyman.Clouds.ACCOUNT;
import static io.tallyman.Clouds.connected;
import static io.tallyman.Clouds.launched;
import static io.tallyman.Clouds.observed;
import static io.tallyman.Clouds.running;
import static io.tallyman.History.START;
import static io.tallyman.links.ContainerStories.POOL;
import static io.tallyman.links.ContainerStories.excluding;
import static io.tallyman.links.MachineStories.ALMOST_BLOCKING;
import static io.tallyman.links.MachineStories.BAD;
import static io.tallyman.links.MachineStories.BLOCKING;
import static io.tallyman.links.MachineStories.CHANGED;
import static io.tallyman.links.MachineStories.MACHINE;
import static io.tallyman.links.MachineStories.OTHER_ID;
import static io.tallyman.links.MachineStories.OUT;
import static io.tallyman.links.MachineStories.ROLLED_OUT;
import static io.tallyman.links.MachineStories.brokenByOtherAddresses;
import static io.tallyman.links.MachineStories.brokenByOtherInstances;
import static io.tallyman.links.MachineStories.flow;
import static io.tallyman.links.MachineStories.silencedByCatalog;
import static io.tallyman.links.MachineStories.withWindow;

import io.tallyman.event.Destination;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;

/** Rows of AN0692's connections. */
final class MachineEgressRows {

    private static final Instant SOON = START.plusSeconds(5);
    private static final Destination INSIDE = Destination.of("10.1.2.3", 443);
    private static final String APPROVED = "ApprovedEgress: {networks: [198.51.100.7/32, 10.0.0.0/8]}";
    private static final String ALMOST_APPROVED = "ApprovedEgress: {networks: [198.51.100.6/32, 10.0.0.0/8]}";

    private MachineEgressRows() {}

    static Stream<Row> rows() {
        return Stream.of(newEgress(), blocked(), pool());
    }

    private static Row egress(String rule, Story base, Destination destination) {
        var whole = base.with(Link.FLOW, flow(SOON, destination));
        var row = Row.deciding(rule, whole, Link.CREATION, Link.PLACE, Link.FLOW);
        row = silencedByCatalog(brokenByOtherAddresses(brokenByOtherInstances(row), destination));
        return withWindow(row, Link.FLOW, time -> flow(time, destination))
                .broken("another destination", whole.with(Link.FLOW, flow(SOON, INSIDE)));
    }

    private static Row excludable(Row row) {
        return row.silencedBy(excluding("destination: 198.51.100.0/28"), excluding("destination: 198.51.100.16/28"));
    }

    private static Row newEgress() {
        return excludable(egress("AN0692.5 new egress outside the approved networks", MACHINE, OUT))
                .broken("a destination that instances of the image know", known())
                .broken("of a new image that is approved", ROLLED_OUT.with(Link.FLOW, flow(SOON, OUT)))
                .broken("of changed user data", CHANGED.with(Link.FLOW, flow(SOON, OUT)))
                .silencedBy(APPROVED, ALMOST_APPROVED);
    }

    /* Another instance of the image, outside VMTagScope, went there the day before. */
    private static Story known() {
        var before = START.minus(Duration.ofDays(1));
        var outside = Map.of("env", "dev");
        return MACHINE.tuned("VMTagScope: {tags: [{key: env, value: prod}]}")
                .with(
                        Link.PAST,
                        launched(before, OTHER_ID, BAD, outside),
                        running(before, OTHER_ID),
                        observed(OTHER_ID, "ip-10-0-1-9", "10.0.1.9", outside),
                        connected(before.plusSeconds(5), ACCOUNT, "10.0.1.9", OUT))
                .with(Link.FLOW, flow(SOON, OUT));
    }

    private static Row blocked() {
        return egress(
                        "AN0692.5 egress to a blocked destination",
                        MACHINE.tuned(BLOCKING).tuned(APPROVED),
                        OUT)
                .also(
                        "of a new image that is approved",
                        ROLLED_OUT.tuned(BLOCKING).with(Link.FLOW, flow(SOON, OUT)))
                .silencedBy(ALMOST_BLOCKING, "OutboundCIDRBlockList: {networks: [198.51.100.7/32]}");
    }

    private static Row pool() {
        return excludable(egress("AN0692.5 egress to a mining pool", MACHINE.tuned(APPROVED), POOL));
    }
}
