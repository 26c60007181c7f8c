package io.tallyman.cli;

import io.tallyman.cli.LogFile.Context;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Where a log comes from that nobody said it of: where all the others come from. Where the logs of one run name a single
 * host, a log that is written on a host is that host's; where they name a single cluster, every log is that cluster's.
 *
 * @param only the one host, cluster and account that are named; empty where none or several are
 */
record Surroundings(Context only) {

    /** Logs that tell of one host and may not name it. */
    private static final Set<String> OF_A_HOST = Set.of(
            "containerd:events", "containerd:runtime", "docker:events", "auditd:SYSCALL", "laurel", "cni:result");

    static Surroundings of(List<LogFile> logs) {
        return new Surroundings(new Context(
                single(logs, Context::host), single(logs, Context::cluster), single(logs, Context::account)));
    }

    private static String single(List<LogFile> logs, Function<Context, String> part) {
        var named = logs.stream()
                .map(LogFile::context)
                .map(part)
                .filter(text -> !text.isEmpty())
                .distinct()
                .toList();
        return named.size() == 1 ? named.get(0) : "";
    }

    /** What may be taken for granted of a log of this source. */
    Context of(String logSource) {
        return OF_A_HOST.contains(logSource) ? only : new Context("", only.cluster(), only.account());
    }
}
