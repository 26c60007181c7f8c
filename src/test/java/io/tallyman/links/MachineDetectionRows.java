package io.tallyman.links;

import static io.tallyman.Clouds.launched;
import static io.tallyman.Clouds.made;
import static io.tallyman.Clouds.observed;
import static io.tallyman.History.START;
import static io.tallyman.links.ContainerStories.POOL;
import static io.tallyman.links.ContainerStories.excluding;
import static io.tallyman.links.MachineStories.ADDRESS;
import static io.tallyman.links.MachineStories.ALMOST_BLOCKING;
import static io.tallyman.links.MachineStories.BAD;
import static io.tallyman.links.MachineStories.BLOCKING;
import static io.tallyman.links.MachineStories.CHANGED;
import static io.tallyman.links.MachineStories.CURL;
import static io.tallyman.links.MachineStories.GOLDEN;
import static io.tallyman.links.MachineStories.ID;
import static io.tallyman.links.MachineStories.LAUNCH;
import static io.tallyman.links.MachineStories.LAUNDERED;
import static io.tallyman.links.MachineStories.MACHINE;
import static io.tallyman.links.MachineStories.NAME;
import static io.tallyman.links.MachineStories.OTHER_ID;
import static io.tallyman.links.MachineStories.OUT;
import static io.tallyman.links.MachineStories.OWN;
import static io.tallyman.links.MachineStories.OWN_TOO;
import static io.tallyman.links.MachineStories.ROLLED_OUT;
import static io.tallyman.links.MachineStories.brokenByOtherAddresses;
import static io.tallyman.links.MachineStories.brokenByOtherHosts;
import static io.tallyman.links.MachineStories.brokenByOtherInstances;
import static io.tallyman.links.MachineStories.catalog;
import static io.tallyman.links.MachineStories.flow;
import static io.tallyman.links.MachineStories.run;
import static io.tallyman.links.MachineStories.silencedByCatalog;
import static io.tallyman.links.MachineStories.silencedByScope;
import static io.tallyman.links.MachineStories.withWindow;

import io.tallyman.Clouds;
import java.time.Instant;
import java.util.stream.Stream;

/** Rows of AN0692's detections. */
final class MachineDetectionRows {

    private static final Instant SOON = START.plusSeconds(5);
    private static final String BLOCKING_TOO = "OutboundCIDRBlockList: {networks: [198.51.100.7/32]}";
    private static final Story RUNS = MACHINE.with(Link.COMMAND, run(SOON, CURL));
    private static final Story REACHES = MACHINE.with(Link.FLOW, flow(SOON, OUT));

    private MachineDetectionRows() {}

    static Stream<Row> rows() {
        return Stream.of(
                ran(),
                reached(),
                both(),
                launderedRan(),
                launderedReached(),
                reachedBlocked(),
                ranBlocked(),
                changedRan(),
                changedRanBlocked(),
                changedReached());
    }

    private static Row running(Row row) {
        return withWindow(brokenByOtherHosts(row, CURL), Link.COMMAND, time -> run(time, CURL));
    }

    private static Row flowing(Row row) {
        return withWindow(brokenByOtherAddresses(row, OUT), Link.FLOW, time -> flow(time, OUT));
    }

    private static Row ran() {
        return running(silencedByCatalog(brokenByOtherInstances(Row.deciding(
                        "AN0692 unapproved image ran a suspicious command",
                        RUNS,
                        Link.CREATION,
                        Link.PLACE,
                        Link.COMMAND))))
                .broken("a new image that is approved", ROLLED_OUT.with(Link.COMMAND, run(SOON, CURL)))
                .broken("a harmless command", MACHINE.with(Link.COMMAND, run(SOON, "curl", "--version")))
                .silencedBy("SuspiciousBinaries: [wget]", "SuspiciousBinaries: [curl]");
    }

    private static Row reached() {
        return flowing(silencedByCatalog(brokenByOtherInstances(Row.deciding(
                        "AN0692 unapproved image reached out", REACHES, Link.CREATION, Link.PLACE, Link.FLOW))))
                .broken("a new image that is approved", ROLLED_OUT.with(Link.FLOW, flow(SOON, OUT)))
                .another(
                        "a new image that is approved, to a blocked destination",
                        ROLLED_OUT.tuned(BLOCKING).with(Link.FLOW, flow(SOON, OUT)))
                .silencedBy(
                        "ApprovedEgress: {networks: [198.51.100.7/32]}",
                        "ApprovedEgress: {networks: [198.51.100.6/32]}");
    }

    private static Row both() {
        var whole = RUNS.with(Link.FLOW, flow(SOON, OUT));
        return silencedByCatalog(Row.adding(
                        "AN0692 unapproved image ran a suspicious command and reached out",
                        whole,
                        Link.CREATION,
                        Link.PLACE,
                        Link.COMMAND,
                        Link.FLOW))
                .another(
                        "a new image that is approved, to a blocked destination",
                        ROLLED_OUT
                                .tuned(BLOCKING)
                                .with(Link.FLOW, flow(SOON, OUT))
                                .with(Link.COMMAND, run(SOON, CURL)))
                .broken("one instance ran, another reached out", twoInstances(whole))
                .silencedBy(excluding("command: \"curl *\""), excluding("command: \"wget *\""))
                .silencedBy(excluding("destination: 198.51.100.7"), excluding("destination: 198.51.100.8"))
                .silencedBy("FirstBootWindow: 4s", "FirstBootWindow: 5s")
                .edge(
                        "the connection, FirstBootWindow after the start",
                        MachineStories.FIRST_BOOT_WINDOW,
                        since -> whole.with(Link.FLOW, flow(START.plus(since), OUT)))
                .edge(
                        "the command, FirstBootWindow after the start",
                        MachineStories.FIRST_BOOT_WINDOW,
                        since -> whole.with(Link.COMMAND, run(START.plus(since), CURL)));
    }

    private static Story twoInstances(Story whole) {
        return whole.with(Link.CREATION, launched(LAUNCH, ID, BAD), launched(LAUNCH, OTHER_ID, BAD))
                .with(Link.START, Clouds.running(START, ID), Clouds.running(START, OTHER_ID))
                .with(Link.PLACE, observed(ID, NAME, ADDRESS), observed(OTHER_ID, "ip-10-0-1-6", "10.0.1.6"))
                .with(Link.COMMAND, Clouds.ran(SOON, "ip-10-0-1-6", CURL));
    }

    private static Row ofLaundered(Row row) {
        return silencedByScope(row)
                .broken("made from an approved one", row.whole().with(Link.IMAGE, made(LAUNCH, OWN, GOLDEN.id())))
                .broken("another image was made", row.whole().with(Link.IMAGE, made(LAUNCH, OWN_TOO, BAD.id())))
                .broken(
                        "an image that hides nothing",
                        row.whole().without(Link.IMAGE).with(Link.CREATION, launched(LAUNCH, ID, GOLDEN)))
                .silencedBy(catalog(Clouds.ACCOUNT, OWN), catalog(Clouds.ACCOUNT, OWN_TOO));
    }

    private static Row launderedRan() {
        var whole = LAUNDERED.with(Link.COMMAND, run(SOON, CURL));
        return running(ofLaundered(Row.deciding(
                "AN0692 laundered image ran a suspicious command",
                whole,
                Link.IMAGE,
                Link.CREATION,
                Link.PLACE,
                Link.COMMAND)));
    }

    private static Row launderedReached() {
        var whole = LAUNDERED.with(Link.FLOW, flow(SOON, OUT));
        return flowing(ofLaundered(Row.deciding(
                        "AN0692 laundered image reached out", whole, Link.IMAGE, Link.CREATION, Link.PLACE, Link.FLOW)))
                .another("an image that is only not approved", REACHES);
    }

    private static Row reachedBlocked() {
        return flowing(silencedByCatalog(Row.adding(
                        "AN0692 unapproved or new image reached a blocked or mining destination",
                        REACHES.tuned(BLOCKING),
                        Link.CREATION,
                        Link.PLACE,
                        Link.FLOW)))
                .also("a mining pool", MACHINE.with(Link.FLOW, flow(SOON, POOL)))
                .also("a new image that is approved", ROLLED_OUT.tuned(BLOCKING).with(Link.FLOW, flow(SOON, OUT)))
                .broken("changed user data", CHANGED.tuned(BLOCKING).with(Link.FLOW, flow(SOON, OUT)))
                .silencedBy(ALMOST_BLOCKING, BLOCKING_TOO);
    }

    private static Row ranBlocked() {
        return running(silencedByCatalog(Row.adding(
                        "AN0692 unapproved or new image ran a command that names a blocked or mining destination",
                        RUNS.tuned(BLOCKING),
                        Link.CREATION,
                        Link.PLACE,
                        Link.COMMAND)))
                .also("a new image that is approved", ROLLED_OUT.tuned(BLOCKING).with(Link.COMMAND, run(SOON, CURL)))
                .broken("changed user data", CHANGED.tuned(BLOCKING).with(Link.COMMAND, run(SOON, CURL)))
                .silencedBy(ALMOST_BLOCKING, BLOCKING_TOO);
    }

    private static Row ofChanged(Row row) {
        return silencedByScope(row)
                .broken(
                        "another instance's was changed",
                        row.whole().with(Link.CREATION, Clouds.changed(START.minusSeconds(60), OTHER_ID)))
                .broken("another instance booted", row.whole().with(Link.START, Clouds.running(START, OTHER_ID)))
                .silencedBy("UserDataInspection: false", "UserDataInspection: true")
                .silencedBy("FirstBootWindow: 4s", "FirstBootWindow: 5s");
    }

    private static Row changedRan() {
        var whole = CHANGED.with(Link.COMMAND, run(SOON, CURL));
        return ofChanged(brokenByOtherHosts(
                        Row.deciding(
                                "AN0692 changed user data ran a suspicious command",
                                whole,
                                Link.CREATION,
                                Link.START,
                                Link.PLACE,
                                Link.COMMAND),
                        CURL))
                .another("a first boot", RUNS)
                .edge(
                        "FirstBootWindow after the boot",
                        MachineStories.FIRST_BOOT_WINDOW,
                        since -> whole.with(Link.COMMAND, run(START.plus(since), CURL)))
                .edge(
                        "ClockTolerance before the boot",
                        MachineStories.TOLERANCE,
                        before -> whole.with(Link.COMMAND, run(START.minus(before), CURL)));
    }

    private static Row changedRanBlocked() {
        var whole = CHANGED.tuned(BLOCKING).with(Link.COMMAND, run(SOON, CURL));
        return ofChanged(brokenByOtherHosts(
                        Row.adding(
                                "AN0692 changed user data ran a command that names a blocked or mining destination",
                                whole,
                                Link.CREATION,
                                Link.START,
                                Link.PLACE,
                                Link.COMMAND),
                        CURL))
                .another("a first boot", RUNS.tuned(BLOCKING))
                .silencedBy(ALMOST_BLOCKING, BLOCKING_TOO)
                .edge(
                        "FirstBootWindow after the boot",
                        MachineStories.FIRST_BOOT_WINDOW,
                        since -> whole.with(Link.COMMAND, run(START.plus(since), CURL)))
                .edge(
                        "ClockTolerance before the boot",
                        MachineStories.TOLERANCE,
                        before -> whole.with(Link.COMMAND, run(START.minus(before), CURL)));
    }

    private static Row changedReached() {
        var whole = CHANGED.tuned(BLOCKING).with(Link.FLOW, flow(SOON, OUT));
        return ofChanged(brokenByOtherAddresses(
                        Row.deciding(
                                "AN0692 changed user data reached a blocked or mining destination",
                                whole,
                                Link.CREATION,
                                Link.START,
                                Link.PLACE,
                                Link.FLOW),
                        OUT))
                .another("a first boot", REACHES.tuned(BLOCKING))
                .silencedBy(ALMOST_BLOCKING, BLOCKING_TOO)
                .edge(
                        "FirstBootWindow after the boot",
                        MachineStories.FIRST_BOOT_WINDOW,
                        since -> whole.with(Link.FLOW, flow(START.plus(since), OUT)));
    }
}
