package io.tallyman.bench;

import io.tallyman.event.NetworkFlow;
import io.tallyman.event.ProcessExecuted;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;

/** Executions and connects as auditd writes them raw: several lines for one event. */
final class AuditdLines {

    private static final String WHO =
            " auid=4294967295 uid=0 gid=0 euid=0 suid=0 fsuid=0 egid=0 sgid=0 fsgid=0 tty=(none) ses=4294967295";

    private final StringBuilder out;
    private long serial = 100_000;

    AuditdLines(StringBuilder out) {
        this.out = out;
    }

    void write(ProcessExecuted executed) {
        var stamp = stamp(executed.time().epochMillis());
        var name = executed.binary();
        line("SYSCALL", stamp)
                .append(" arch=c000003e syscall=59 success=yes exit=0 a0=c00017e100 a1=c000059780 a2=c00006fd40 a3=0")
                .append(" items=2 ppid=")
                .append(executed.parentPid())
                .append(" pid=")
                .append(executed.pid())
                .append(WHO)
                .append(" comm=\"")
                .append(name, 0, Math.min(15, name.length()))
                .append("\" exe=\"")
                .append(executed.executable())
                .append("\" subj=unconfined key=\"t1204_exec\"\n");
        line("EXECVE", stamp).append(" argc=").append(executed.arguments().size());
        for (int i = 0; i < executed.arguments().size(); i++) {
            out.append(" a")
                    .append(i)
                    .append('=')
                    .append(text(executed.arguments().get(i)));
        }
        out.append('\n');
        line("CWD", stamp).append(" cwd=\"").append(executed.directory()).append("\"\n");
        var device = executed.devices().iterator().next();
        path(stamp, 0, executed.executable(), device);
        path(stamp, 1, "/lib64/ld-linux-x86-64.so.2", device);
        line("PROCTITLE", stamp)
                .append(" proctitle=")
                .append(hex(String.join("\0", executed.arguments())))
                .append('\n');
        line("EOE", stamp).append(" \n");
    }

    private void path(String stamp, int item, String name, String device) {
        line("PATH", stamp)
                .append(" item=")
                .append(item)
                .append(" name=\"")
                .append(name)
                .append("\" inode=")
                .append(2_270_000 + name.length())
                .append(" dev=")
                .append(device)
                .append(" mode=0100755 ouid=0 ogid=0 rdev=00:00 nametype=NORMAL cap_fp=0 cap_fi=0 cap_fe=0 cap_fver=0")
                .append(" cap_frootid=0\n");
    }

    void write(NetworkFlow connected) {
        var stamp = stamp(connected.time().epochMillis());
        line("SYSCALL", stamp)
                .append(" arch=c000003e syscall=42 success=no exit=-115 a0=5 a1=5555555ccea8 a2=10 a3=7fffffffe464")
                .append(" items=0 ppid=")
                .append(connected.parentPid())
                .append(" pid=")
                .append(connected.pid())
                .append(WHO)
                .append(" comm=\"worker\" exe=\"/app/worker\" subj=unconfined key=\"t1204_conn\"\n");
        line("SOCKADDR", stamp).append(" saddr=0200").append(socket(connected)).append("0000000000000000\n");
        line("PROCTITLE", stamp)
                .append(" proctitle=")
                .append(hex("/app/worker"))
                .append('\n');
        line("EOE", stamp).append(" \n");
    }

    private static String socket(NetworkFlow connected) {
        var text = new StringBuilder("%04X".formatted(connected.destination().port()));
        for (var part : connected.destination().address().split("\\.", -1)) {
            text.append("%02X".formatted(Integer.parseInt(part)));
        }
        return text.toString();
    }

    private String stamp(long millis) {
        return "%d.%03d:%d".formatted(millis / 1_000, millis % 1_000, serial++);
    }

    private StringBuilder line(String type, String stamp) {
        return out.append("type=")
                .append(type)
                .append(" msg=audit(")
                .append(stamp)
                .append("):");
    }

    /* In quotes, or in hex where it has blanks, quotes or control characters. */
    private static String text(String argument) {
        var plain = argument.chars().allMatch(c -> c > ' ' && c < 127 && c != '"');
        return plain ? '"' + argument + '"' : hex(argument);
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8)).toUpperCase(Locale.ROOT);
    }
}
