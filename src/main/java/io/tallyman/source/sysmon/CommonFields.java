package io.tallyman.source.sysmon;

import io.tallyman.source.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * An event as Winlogbeat ships it: Sysmon's fields below {@code winlog.event_data}, or where its module for Sysmon moved
 * them in Elastic's common schema.
 *
 * @see <a href="https://www.elastic.co/docs/reference/beats/winlogbeat/winlogbeat-module-sysmon">Sysmon module</a>
 */
final class CommonFields {

    private static final Set<String> OUTWARD = Set.of("egress", "outbound");

    private static final Map<String, List<String>> MOVED = Map.ofEntries(
            Map.entry("Image", List.of("process", "executable")),
            Map.entry("CommandLine", List.of("process", "command_line")),
            Map.entry("CurrentDirectory", List.of("process", "working_directory")),
            Map.entry("ProcessId", List.of("process", "pid")),
            Map.entry("ParentProcessId", List.of("process", "parent", "pid")),
            Map.entry("ParentImage", List.of("process", "parent", "executable")),
            Map.entry("ParentCommandLine", List.of("process", "parent", "command_line")),
            Map.entry("SourceIp", List.of("source", "ip")),
            Map.entry("SourcePort", List.of("source", "port")),
            Map.entry("DestinationIp", List.of("destination", "ip")),
            Map.entry("DestinationPort", List.of("destination", "port")),
            Map.entry("Protocol", List.of("network", "transport")),
            Map.entry("QueryName", List.of("dns", "question", "name")));

    private CommonFields() {}

    /** The machine that the event is of, which may be another than the one that shipped it. */
    static String computer(JsonNode record) {
        var named = Json.text(record, "winlog", "computer_name");
        return named.isEmpty() ? Json.text(record, "host", "name") : named;
    }

    /** Whether the shipper read its own machine's log, and no log that others forward to it. */
    static boolean isOwn(JsonNode record) {
        for (var tag : record.path("tags")) {
            if (tag.asString("").equals("forwarded")) {
                return false;
            }
        }
        var shipper = Json.firstText(record.path("agent"), "hostname")
                .or(() -> Json.firstText(record.path("host"), "hostname"))
                .or(() -> Json.firstText(record.path("agent"), "name"));
        return shipper.map(CommonFields::label)
                .filter(name -> !name.equals(label(computer(record))))
                .isEmpty();
    }

    private static String label(String host) {
        int dot = host.indexOf('.');
        return (dot < 0 ? host : host.substring(0, dot)).toLowerCase(Locale.ROOT);
    }

    /** Sysmon's fields by Sysmon's names. */
    static Map<String, String> data(JsonNode record) {
        var data = new HashMap<String, String>();
        MOVED.forEach((name, path) -> data.put(name, Json.text(record, path.toArray(String[]::new))));
        data.put("User", user(record));
        data.put("Initiated", String.valueOf(OUTWARD.contains(Json.text(record, "network", "direction"))));
        data.put("QueryResults", resolved(record));
        data.putAll(JsonRecord.scalars(Json.at(record, "winlog", "event_data")));
        return data;
    }

    private static String user(JsonNode record) {
        var domain = Json.text(record, "user", "domain");
        var name = Json.text(record, "user", "name");
        return domain.isEmpty() || name.isEmpty() ? name : domain + '\\' + name;
    }

    private static String resolved(JsonNode record) {
        var addresses = new ArrayList<String>();
        Json.at(record, "dns", "resolved_ip").forEach(address -> addresses.add(address.asString("")));
        return String.join(";", addresses);
    }
}
