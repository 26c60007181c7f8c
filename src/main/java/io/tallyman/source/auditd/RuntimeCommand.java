package io.tallyman.source.auditd;

import java.util.List;
import java.util.Set;

/**
 * The command line of a container runtime, read by its options.
 *
 * @param arguments with the program's own name first
 */
record RuntimeCommand(List<String> arguments) {

    /** Options of runc and its like that take a value, before and behind the verb. */
    private static final Set<String> VALUED = Set.of(
            "--root",
            "--log",
            "--log-format",
            "--criu",
            "--rootless",
            "--cgroup-manager",
            "--bundle",
            "-b",
            "--console-socket",
            "--pid-file",
            "--preserve-fds",
            "--cwd",
            "--env",
            "-e",
            "--user",
            "-u",
            "--additional-gids",
            "-g",
            "--process",
            "-p",
            "--process-label",
            "--apparmor",
            "--cap",
            "-c",
            "--cgroup");

    /** Options of the shim that take a value; Go's flags are written with one dash or two. */
    private static final Set<String> SHIM_VALUED =
            Set.of("namespace", "id", "address", "publish-binary", "bundle", "socket", "workdir");

    /** Whether it names a container in the way that containerd starts its shims. */
    boolean isShim() {
        return !option("id").isEmpty() && !option("namespace").isEmpty();
    }

    String id() {
        return option("id");
    }

    String namespace() {
        return option("namespace");
    }

    /** Whether this shim stays to serve its containers: no verb ({@code start}, {@code delete}) stands behind the options. */
    boolean stays() {
        for (int i = 1; i < arguments.size(); i++) {
            var argument = arguments.get(i);
            if (!argument.startsWith("-")) {
                return false;
            }
            if (SHIM_VALUED.contains(bare(argument))) {
                i++;
            }
        }
        return true;
    }

    /** The verb of runc's command: {@code create}, {@code exec} …; empty if there is none. */
    String verb() {
        int at = positional(1);
        return at < arguments.size() ? arguments.get(at) : "";
    }

    /** The container that runc's command is about; empty if it names none. */
    String container() {
        int at = positional(positional(1) + 1);
        return at < arguments.size() ? arguments.get(at) : "";
    }

    /** Index of the first argument at or behind {@code from} that is neither an option nor an option's value. */
    private int positional(int from) {
        int at = from;
        while (at < arguments.size() && arguments.get(at).startsWith("-")) {
            at += VALUED.contains(arguments.get(at)) ? 2 : 1;
        }
        return at;
    }

    private String option(String name) {
        for (int i = 1; i < arguments.size(); i++) {
            var argument = arguments.get(i);
            if (argument.startsWith("-") && bare(argument).equals(name)) {
                return i + 1 < arguments.size() ? arguments.get(i + 1) : "";
            }
            if (argument.startsWith("-") && bare(argument).startsWith(name + "=")) {
                return bare(argument).substring(name.length() + 1);
            }
        }
        return "";
    }

    private static String bare(String option) {
        return option.substring(option.startsWith("--") ? 2 : 1);
    }
}
