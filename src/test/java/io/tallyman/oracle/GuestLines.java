package io.tallyman.oracle;

import static io.tallyman.oracle.Quoted.json;

import io.tallyman.oracle.Act.Eye;
import io.tallyman.oracle.MachinePremises.Guest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What watches the processes in a guest: auditd, Laurel behind it, or Sysmon. */
final class GuestLines {

    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneOffset.UTC);

    private GuestLines() {}

    static List<Line> of(MachinePremises premises, Machine machine, String host) {
        var lines = new ArrayList<Line>();
        for (var act : machine.acts()) {
            if (act.seen().contains(Eye.GUEST)) {
                var time = act.time().plus(premises.guestSkew()).truncatedTo(ChronoUnit.MILLIS);
                lines.add(new Line(
                        time,
                        text(premises.guest(), machine, act, time, host),
                        List.of(Clock.TICKS.tells(act.happening(), premises.guest().source, time))));
            }
        }
        return lines;
    }

    private static String text(Guest guest, Machine machine, Act act, Instant time, String host) {
        return switch (guest) {
            case AUDITD -> audited(act, time);
            case LAUREL -> laurel(act, time);
            case SYSMON -> sysmon(machine, act, time, host);
            case NONE -> "";
        };
    }

    private static String stamp(Act act, Instant time) {
        return "%d.%03d:%d".formatted(time.getEpochSecond(), time.getNano() / 1_000_000, 500 + act.number());
    }

    private static String audited(Act act, Instant time) {
        var stamp = "msg=audit(%s):".formatted(stamp(act, time));
        var pid = 2_000 + act.number();
        return act.deed() instanceof Command command
                ? AuditdLines.executed(stamp, pid, 1_240, command, 9_000, "103:01")
                : AuditdLines.connected(stamp, pid, 1_240, (Connection) act.deed());
    }

    private static String laurel(Act act, Instant time) {
        var rest = act.deed() instanceof Command command
                ? ",'EXECVE':{'argc':%d,'ARGV':[%s]},'CWD':{'cwd':'/'}"
                        .formatted(
                                command.arguments().size(),
                                command.arguments().stream()
                                        .map(text -> "'" + text + "'")
                                        .collect(Collectors.joining(",")))
                : ",'SOCKADDR':[{'saddr':'%s'}]"
                        .formatted(AuditdLines.socket((Connection) act.deed()).replaceAll("(..)", "%$1"));
        var isCommand = act.deed() instanceof Command;
        var executable = act.deed() instanceof Command command ? command.executable() : "/app/service";
        return json("{'ID':'" + stamp(act, time)
                        + "','SYSCALL':{'arch':'0xc000003e','syscall':%d,'success':'%s','exit':%s,'items':2,'ppid':1240,'pid':%d,'auid':4294967295,'uid':0,'tty':'(none)','comm':'x','exe':'%s','ARCH':'x86_64','SYSCALL':'%s'}"
                                .formatted(
                                        isCommand ? 59 : 42,
                                        isCommand ? "yes" : "no",
                                        isCommand ? "0" : "'EINPROGRESS'",
                                        2_000 + act.number(),
                                        executable,
                                        isCommand ? "execve" : "connect"))
                .concat(rest.replace('\'', '"'))
                .concat("}");
    }

    private static String sysmon(Machine machine, Act act, Instant time, String host) {
        var isCommand = act.deed() instanceof Command;
        var data = act.deed() instanceof Command command
                ? data("Image", command.executable())
                        + data("CommandLine", commandLine(command))
                        + data("ParentProcessId", "1240")
                        + data("ParentImage", "/usr/lib/systemd/systemd")
                : connection(machine, (Connection) act.deed());
        return "<Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System><Provider Name='Microsoft-Windows-Sysmon' Guid='{5770385f-c22a-43e0-bf4c-06f5698ffbd9}'/><EventID>%d</EventID><Version>5</Version><TimeCreated SystemTime='%s'/><EventRecordID>%d</EventRecordID><Channel>Microsoft-Windows-Sysmon/Operational</Channel><Computer>%s</Computer></System><EventData>%s%s%s%s</EventData></Event>"
                .formatted(
                        isCommand ? 1 : 3,
                        Clock.nanos(time),
                        act.number(),
                        host,
                        data("UtcTime", UTC.format(time)),
                        data("ProcessGuid", "{7a1b2c3d-DDBA-4886-9645-000000000000}"),
                        data("ProcessId", Integer.toString(2_000 + act.number())),
                        data);
    }

    private static String connection(Machine machine, Connection to) {
        return data("Image", "/app/service")
                + data("Protocol", "tcp")
                + data("Initiated", "true")
                + data("SourceIp", machine.address())
                + data("SourcePort", "40000")
                + data("DestinationIp", to.address())
                + data("DestinationPort", Integer.toString(to.port()));
    }

    private static String data(String name, String text) {
        return "<Data Name='%s'>%s</Data>"
                .formatted(name, text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"));
    }

    /* Sysmon for Linux joins the arguments and quotes none. */
    private static String commandLine(Command command) {
        return String.join(" ", command.arguments());
    }
}
