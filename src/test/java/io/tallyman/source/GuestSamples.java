package io.tallyman.source;

import java.util.List;
import java.util.Map;

/** Records of what a cloud instance logs of itself. */
final class GuestSamples {

    private static final String XML = """
            <Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System><Provider \
            Name='Microsoft-Windows-Sysmon'/><EventID>%d</EventID><TimeCreated SystemTime='2026-05-01T10:00:02.1Z'/>\
            <Computer>win-7</Computer></System><EventData><Data Name='UtcTime'>2026-05-01 10:00:00.123</Data>%s\
            </EventData></Event>""";

    private static final String JSON = """
            {"@timestamp":"2026-05-01T10:00:00.5Z","cloud":{"provider":"aws","instance":{"id":"i-0a1b2c3d"}},\
            "winlog":{"provider_name":"Microsoft-Windows-Sysmon","event_id":%d,"computer_name":"win-7","event_data":%s}}""";

    static final Map<String, List<String>> BY_FORMAT = Map.of(
            "Sysmon's events, XML",
            List.of(
                    XML.formatted(
                            1,
                            "<Data Name='ProcessId'>7</Data><Data Name='Image'>C:\\x.exe</Data>"
                                    + "<Data Name='CommandLine'>\"C:\\x.exe\" -o a\\\\\"b &amp; http://a.example</Data>"),
                    XML.formatted(3, "<Data Name='Initiated'>true</Data><Data Name='DestinationIp'>203.0.113.7</Data>"),
                    XML.formatted(
                            22,
                            "<Data Name='QueryName'>a.example</Data><Data Name='QueryResults'>::ffff:203.0.113.7;</Data>")),
            "Sysmon's events, JSON",
            List.of(
                    JSON.formatted(1, "{\"Image\":\"C:\\\\x.exe\",\"CommandLine\":\"x.exe \\\"a b\\\" c\"}"),
                    JSON.formatted(3, "{\"Initiated\":\"true\",\"DestinationIp\":\"203.0.113.7\"}"),
                    "{\"System\":{\"Provider\":{\"@Name\":\"Microsoft-Windows-Sysmon\"},\"EventID\":22},\"EventData\":"
                            + "{\"UtcTime\":\"2026-05-01 10:00:00.123\",\"QueryName\":\"a.example\",\"QueryResults\":\"::1;\"}}"),
            "cloud-init.log",
            List.of(
                    "2026-05-01 10:00:00,123 - subp.py[DEBUG]: Running command ['/bin/sh', '/var/lib/cloud/instance/"
                            + "scripts/a\\x41\\'']",
                    "2026-05-01 10:00:00,123 - util.py[DEBUG]: Writing to /var/lib/cloud/instances/i-0a1b2c3d/sem/x"),
            "cloud-init-output.log",
            List.of(
                    "Cloud-init v. 22.4.2 running 'init' at Fri, 01 May 2026 10:00:00 +0000. Up 9.54 seconds.",
                    "+ curl -fsSL 'http://203.0.113.7/x y' $'a\\n' \"b\\\"\"",
                    "\u001b[1;32m* \u001b[0mABOUT \u001b]0;t\u0007 10%\r 20%"));

    private GuestSamples() {}
}
