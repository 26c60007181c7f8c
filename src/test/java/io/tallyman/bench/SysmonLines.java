package io.tallyman.bench;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Sysmon's events of a fleet of Windows machines: mostly processes, some connections, a few look-ups of names. */
final class SysmonLines implements FleetLines {

    private static final String SYSTEM = "C:\\Windows\\System32\\";

    private static final List<Commands.Command> COMMANDS = List.of(
            command(SYSTEM + "svchost.exe", SYSTEM + "svchost.exe -k netsvcs -p -s Schedule"),
            command(SYSTEM + "conhost.exe", "\\??\\C:\\Windows\\system32\\conhost.exe 0xffffffff -ForceV1"),
            command(SYSTEM + "wbem\\WmiPrvSE.exe", SYSTEM + "wbem\\wmiprvse.exe -secured -Embedding"),
            command(SYSTEM + "taskhostw.exe", "taskhostw.exe -RegisterDevice -SettingChange -Full"),
            command(SYSTEM + "cmd.exe", "cmd.exe /c \"sc query wuauserv & netstat -ano | findstr :443\""),
            command(
                    SYSTEM + "WindowsPowerShell\\v1.0\\powershell.exe",
                    "powershell.exe -NoProfile -Command \"Get-Service | Where-Object {$_.Status -eq 'Running'}\""),
            command(
                    "C:\\Program Files\\Monitoring Agent\\agent.exe",
                    "\"C:\\Program Files\\Monitoring Agent\\agent.exe\" --config \"C:\\ProgramData\\agent\\a.yaml\""),
            command(SYSTEM + "sppsvc.exe", SYSTEM + "sppsvc.exe"));

    private final Page page;
    private final Traffic traffic;
    private final String format;
    private long record = 1_000;

    /** @param format {@code xml} or {@code json} */
    SysmonLines(Page page, String format) {
        this.page = page;
        this.traffic = new Traffic(page);
        this.format = format;
    }

    private static Commands.Command command(String executable, String line) {
        return new Commands.Command(executable, List.of(line));
    }

    @Override
    public int write(Fleet.Moment moment) {
        if (moment.kind() != Fleet.Kind.WORKS) {
            return 0;
        }
        int kind = page.number(100);
        var template = format + (kind < 75 ? ".1" : kind < 95 ? ".3" : ".22");
        page.line(template, moment.time(), values(moment));
        return 1;
    }

    private Map<String, String> values(Fleet.Moment moment) {
        var command = page.pick(COMMANDS);
        var line = command.arguments().get(0);
        var values = new HashMap<>(moment.machine().with(traffic.next(moment, 1_000_000)));
        values.put("record", Long.toString(record++));
        values.put("pid", Integer.toString(4 * (300 + page.number(4_000))));
        values.put("ppid", "720");
        values.put("exe", command.executable());
        values.put("jsonExe", Commands.escaped(command.executable()));
        values.put("xmlCommand", line.replace("&", "&amp;").replace("\"", "&quot;"));
        values.put("jsonCommand", Commands.escaped(line));
        values.put("parent", SYSTEM + "services.exe");
        values.put("jsonParent", Commands.escaped(SYSTEM + "services.exe"));
        values.put("query", "partner-%d.example".formatted(page.number(40)));
        return values;
    }
}
