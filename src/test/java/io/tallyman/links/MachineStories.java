package io.tallyman.links;

import static io.tallyman.Clouds.ACCOUNT;
import static io.tallyman.Clouds.OTHER_ACCOUNT;
import static io.tallyman.Clouds.changed;
import static io.tallyman.Clouds.connected;
import static io.tallyman.Clouds.image;
import static io.tallyman.Clouds.launched;
import static io.tallyman.Clouds.made;
import static io.tallyman.Clouds.observed;
import static io.tallyman.Clouds.origin;
import static io.tallyman.Clouds.ran;
import static io.tallyman.Clouds.running;
import static io.tallyman.History.START;
import static io.tallyman.links.ContainerStories.excluding;

import io.tallyman.event.Destination;
import io.tallyman.event.Event;
import io.tallyman.event.MachineImage;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;

/** The stories of AN0692 that its rows begin from. */
final class MachineStories {

    static final Duration FIRST_BOOT_WINDOW = Duration.ofMinutes(30);
    static final Duration TOLERANCE = Duration.ofSeconds(2);
    static final Instant LAUNCH = START.minusSeconds(20);
    static final String ID = "i-0aaaaaaaaaaaaaaa1";
    static final String OTHER_ID = "i-0aaaaaaaaaaaaaaa2";
    static final String NAME = "ip-10-0-1-5";
    static final String ADDRESS = "10.0.1.5";

    static final MachineImage BAD = image("ami-0bbbbbbbbbbbbbbb1", "666677778888");
    static final MachineImage GOLDEN = image("ami-0ccccccccccccccc1", "999900001111");
    static final MachineImage OWN = image("ami-0ddddddddddddddd1", ACCOUNT);
    static final MachineImage OWN_TOO = image("ami-0ddddddddddddddd2", ACCOUNT);

    /** The account's own images are approved, and one golden image by its id. */
    static final String CATALOG =
            "ApprovedImageCatalog: {aws: {owners: [\"%s\"], images: [%s]}}".formatted(ACCOUNT, GOLDEN.id());

    /** The first boot of an instance of an image outside the catalog. */
    static final Story MACHINE = Story.under(CATALOG)
            .with(Link.CREATION, launched(LAUNCH, ID, BAD))
            .with(Link.START, running(START, ID))
            .with(Link.PLACE, observed(ID, NAME, ADDRESS));

    /** The first boot of one's own image, made from one outside the catalog. */
    static final Story LAUNDERED = MACHINE.with(Link.IMAGE, made(START.minusSeconds(86_400), OWN, BAD.id()))
            .with(Link.CREATION, launched(LAUNCH, ID, OWN));

    /** The first boot of one's own image, made just now from the golden one. */
    static final Story ROLLED_OUT = LAUNDERED.with(Link.IMAGE, made(START.minusSeconds(86_400), OWN, GOLDEN.id()));

    /** An instance boots with other user data than before. */
    static final Story CHANGED = MACHINE.with(Link.CREATION, changed(START.minusSeconds(60), ID));

    static final Destination OUT = Destination.of("198.51.100.7", 443);
    static final String[] CURL = {"curl", "http://198.51.100.7/x"};
    static final String BLOCKING = ContainerStories.BLOCKING;
    static final String ALMOST_BLOCKING = ContainerStories.ALMOST_BLOCKING;

    private MachineStories() {}

    static Event run(Instant time, String... line) {
        return ran(time, NAME, line);
    }

    static Event flow(Instant time, Destination destination) {
        return connected(time, ACCOUNT, ADDRESS, destination);
    }

    static String catalog(String owner, MachineImage image) {
        return "ApprovedImageCatalog: {aws: {owners: [\"%s\"], images: [%s]}}".formatted(owner, image.id());
    }

    /** VMTagScope that holds another tag or subnet, and the nearest that hold the instance. */
    static Row silencedByScope(Row row) {
        return row.silencedBy(
                        "VMTagScope: {tags: [{key: env, value: dev}]}", "VMTagScope: {tags: [{key: env, value: prod}]}")
                .silencedBy(
                        "VMTagScope: {tags: [{key: stage, value: prod}]}",
                        "VMTagScope: {tags: [{key: env, value: dev}, {key: env, value: prod}]}");
    }

    /** What silences every rule about the first boot of {@link #BAD}. */
    static Row silencedByCatalog(Row row) {
        return silencedByScope(row)
                .silencedBy("VMTagScope: {subnets: [subnet-1]}", "VMTagScope: {subnets: [subnet-0pub0000000000001]}")
                .silencedBy(catalog("666677778888", GOLDEN), catalog("666677778887", GOLDEN))
                .silencedBy(catalog(ACCOUNT, BAD), catalog(ACCOUNT, OWN));
    }

    /** Joined to another instance, the story's links no longer make one. */
    static Row brokenByOtherInstances(Row row) {
        return row.broken(
                        "another instance was launched",
                        row.whole().with(Link.CREATION, launched(LAUNCH, OTHER_ID, BAD)))
                .broken("an approved image", row.whole().with(Link.CREATION, launched(LAUNCH, ID, GOLDEN)));
    }

    /** The process of another host, and of a host of that name in another account. */
    static Row brokenByOtherHosts(Row row, String... line) {
        var elsewhere = origin("auditd:SYSCALL", NAME, OTHER_ACCOUNT);
        return row.broken(
                        "another host", row.whole().with(Link.COMMAND, ran(START.plusSeconds(5), "ip-10-0-1-6", line)))
                .broken(
                        "a host of another account",
                        row.whole().with(Link.COMMAND, ran(START.plusSeconds(5), elsewhere, line)))
                .broken(
                        "another instance has the name",
                        row.whole().with(Link.PLACE, observed(OTHER_ID, NAME, ADDRESS)));
    }

    /** The flow of another address, and of that address in another account. */
    static Row brokenByOtherAddresses(Row row, Destination destination) {
        var soon = START.plusSeconds(5);
        return row.broken(
                        "another address",
                        row.whole().with(Link.FLOW, connected(soon, ACCOUNT, "10.0.1.6", destination)))
                .broken(
                        "the address in another account",
                        row.whole().with(Link.FLOW, connected(soon, OTHER_ACCOUNT, ADDRESS, destination)))
                .broken(
                        "another instance has the address",
                        row.whole().with(Link.PLACE, observed(OTHER_ID, NAME, ADDRESS)));
    }

    /** Exactly FirstBootWindow after the start, and as long before the launch as clocks may differ. */
    static Row withWindow(Row row, Link link, Function<Instant, Event> at) {
        return row.edge(
                        "FirstBootWindow after the start",
                        FIRST_BOOT_WINDOW,
                        since -> row.whole().with(link, at.apply(START.plus(since))))
                .edge(
                        "ClockTolerance before the launch",
                        TOLERANCE,
                        before -> row.whole().with(link, at.apply(LAUNCH.minus(before))))
                .silencedBy("FirstBootWindow: 4s", "FirstBootWindow: 5s");
    }

    static Row silencedByCommand(Row row, String program) {
        return row.silencedBy(excluding("command: \"%s *\"".formatted(program)), excluding("command: \"other *\""));
    }
}
