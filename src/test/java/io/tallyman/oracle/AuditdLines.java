package io.tallyman.oracle;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/** The audit log of a node, raw: several lines for one event. */
final class AuditdLines {

    private static final String SOURCE = "auditd:SYSCALL";
    private static final String WHO =
            " auid=4294967295 uid=0 gid=0 euid=0 suid=0 fsuid=0 egid=0 sgid=0 fsgid=0 tty=(none) ses=4294967295";

    private final Premises premises;
    private final List<Line> lines = new ArrayList<>();

    private AuditdLines(Premises premises) {
        this.premises = premises;
    }

    static List<Line> of(Premises premises, List<Pod> pods) {
        var log = new AuditdLines(premises);
        for (var pod : pods) {
            for (var run : pod.runs()) {
                run.doings().stream().filter(Doing::onHost).forEach(doing -> log.doing(run, doing));
            }
        }
        return log.lines;
    }

    private void doing(Run run, Doing doing) {
        var time = doing.time().plus(premises.hostSkew());
        var stamp = "msg=audit(%d.%03d:%d):"
                .formatted(time.getEpochSecond(), time.getNano() / 1_000_000, 500 + doing.number());
        var text = doing.deed() instanceof Command command
                ? executed(run, doing, command, stamp)
                : connected(run, doing, (Connection) doing.deed(), stamp);
        lines.add(new Line(
                time.truncatedTo(ChronoUnit.MILLIS),
                text,
                List.of(Clock.TICKS.tells(doing.happening(), SOURCE, time))));
    }

    private static String executed(Run run, Doing doing, Command command, String stamp) {
        return executed(stamp, doing.pid(), doing.parent(), command, 70_000 + run.number(), run.device());
    }

    /** A program's start. */
    static String executed(String stamp, long pid, long parent, Command command, int inode, String device) {
        var words = new StringBuilder("argc=" + command.arguments().size());
        for (int i = 0; i < command.arguments().size(); i++) {
            words.append(" a%d=%s".formatted(i, word(command.arguments().get(i))));
        }
        var name = command.executable().substring(command.executable().lastIndexOf('/') + 1);
        return String.join(
                "\n",
                "type=SYSCALL %s arch=c000003e syscall=59 success=yes exit=0 a0=c1 a1=c2 a2=c3 a3=0 items=2 ppid=%d pid=%d%s comm=\"%s\" exe=\"%s\" key=\"exec\""
                        .formatted(stamp, parent, pid, WHO, name, command.executable()),
                "type=EXECVE %s %s".formatted(stamp, words),
                "type=CWD %s cwd=\"/\"".formatted(stamp),
                path(stamp, 0, command.executable(), inode, device),
                path(stamp, 1, "/lib64/ld-linux-x86-64.so.2", inode, device),
                "type=PROCTITLE %s proctitle=%s".formatted(stamp, hex(String.join("\0", command.arguments()))));
    }

    private static String path(String stamp, int item, String name, int inode, String device) {
        return "type=PATH %s item=%d name=\"%s\" inode=%d dev=%s mode=0100755 ouid=0 ogid=0 rdev=00:00 nametype=NORMAL cap_fp=0 cap_fi=0 cap_fe=0 cap_fver=0 cap_frootid=0"
                .formatted(stamp, item, name, inode, device);
    }

    private static String connected(Run run, Doing doing, Connection to, String stamp) {
        return connected(stamp, doing.pid(), doing.pid() == run.pid() ? 900 : run.pid(), to);
    }

    /** A connection that goes on without waiting. */
    static String connected(String stamp, long pid, long parent, Connection to) {
        return String.join(
                "\n",
                "type=SYSCALL %s arch=c000003e syscall=42 success=no exit=-115 a0=5 a1=c2 a2=10 a3=0 items=0 ppid=%d pid=%d%s comm=\"app\" exe=\"/app/service\" key=\"conn\""
                        .formatted(stamp, parent, pid, WHO),
                "type=SOCKADDR %s saddr=%s".formatted(stamp, socket(to)),
                "type=PROCTITLE %s proctitle=\"/app/service\"".formatted(stamp));
    }

    static String socket(Connection to) {
        try {
            var address = HexFormat.of()
                    .withUpperCase()
                    .formatHex(InetAddress.getByName(to.address()).getAddress());
            return to.isIpv6()
                    ? "0A00%04X00000000%s00000000".formatted(to.port(), address)
                    : "0200%04X%s0000000000000000".formatted(to.port(), address);
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /* In quotes, or in hex where it has blanks, quotes or control characters. */
    private static String word(String argument) {
        var plain = argument.chars().allMatch(c -> c > ' ' && c < 127 && c != '"');
        return plain ? '"' + argument + '"' : hex(argument);
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8)).toUpperCase(Locale.ROOT);
    }
}
