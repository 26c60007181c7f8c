package io.tallyman.source.sysmon;

import io.tallyman.event.InstanceReference;
import io.tallyman.source.CloudFields;
import io.tallyman.source.Json;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Reads one event of Windows in the shapes that tools give it in JSON. */
final class JsonRecord {

    private static final List<String> IDS = List.of("EventID", "EventId", "EventCode", "event_id");
    private static final List<String> PROVIDERS =
            List.of("SourceName", "ProviderName", "Provider", "provider_name", "source_name", "Channel", "channel");
    private static final List<String> COMPUTERS =
            List.of("Computer", "ComputerName", "computer_name", "Hostname", "hostname", "host");
    private static final List<String> TIMES = List.of("@timestamp", "TimeCreated", "EventTime", "timestamp");

    private JsonRecord() {}

    /** The event; empty where the object is of none of these shapes. */
    static Optional<SysmonRecord> read(JsonNode record) {
        if (record.path("winlog").isObject()) {
            return Optional.of(shipped(record));
        }
        var event = record.path("Event").isObject() ? record.path("Event") : record;
        if (event.path("System").isObject()) {
            return Optional.of(converted(event));
        }
        return first(record, IDS).isEmpty() ? Optional.empty() : flat(record);
    }

    private static SysmonRecord shipped(JsonNode record) {
        var winlog = record.path("winlog");
        var own = CommonFields.isOwn(record);
        return new SysmonRecord(
                first(winlog, PROVIDERS),
                Json.firstText(winlog, "event_id").orElseGet(() -> Json.text(record, "event", "code")),
                CommonFields.computer(record),
                Json.text(record, "@timestamp"),
                own ? CloudFields.machine(record) : InstanceReference.NONE,
                own ? CloudFields.account(record) : "",
                CommonFields.data(record));
    }

    private static SysmonRecord converted(JsonNode event) {
        var system = event.path("System");
        return new SysmonRecord(
                attribute(system.path("Provider"), "Name"),
                content(system.path("EventID")),
                content(system.path("Computer")),
                attribute(system.path("TimeCreated"), "SystemTime"),
                InstanceReference.NONE,
                "",
                data(event.path("EventData")));
    }

    /** An object without provider and channel must show Sysmon's own fields. */
    private static Optional<SysmonRecord> flat(JsonNode record) {
        var provider = first(record, PROVIDERS);
        var flat = new SysmonRecord(
                provider,
                first(record, IDS),
                first(record, COMPUTERS),
                first(record, TIMES),
                InstanceReference.NONE,
                "",
                scalars(record));
        return Optional.of(flat).filter(event -> !provider.isEmpty() || event.isSysmon());
    }

    private static Map<String, String> data(JsonNode eventData) {
        var fields = eventData.path("Data");
        if (!fields.isArray()) {
            return scalars(eventData);
        }
        var data = new HashMap<String, String>();
        for (var field : fields) {
            data.put(attribute(field, "Name"), content(field));
        }
        return data;
    }

    static Map<String, String> scalars(JsonNode object) {
        var data = new HashMap<String, String>();
        for (var field : object.properties()) {
            if (field.getValue().isValueNode()) {
                data.put(field.getKey(), field.getValue().asString(""));
            }
        }
        return data;
    }

    /** An attribute of an element that became an object, in the ways of the usual converters. */
    private static String attribute(JsonNode element, String name) {
        return Json.firstText(element, name, "@" + name, "_" + name)
                .or(() -> Json.firstText(element.path("#attributes"), name))
                .or(() -> Json.firstText(element.path("$"), name))
                .orElse("");
    }

    /** The text of an element, which is an object where it has attributes, too. */
    private static String content(JsonNode element) {
        return element.isObject()
                ? Json.firstText(element, "#text", "_", "__text", "text", "content")
                        .orElse("")
                : element.asString("");
    }

    private static String first(JsonNode record, List<String> keys) {
        return Json.firstText(record, keys.toArray(String[]::new)).orElse("");
    }
}
