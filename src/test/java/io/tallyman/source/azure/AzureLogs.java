package io.tallyman.source.azure;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallyman.event.Event;
import io.tallyman.event.Feed;
import io.tallyman.source.RawRecord;
import io.tallyman.source.Reading;
import io.tallyman.source.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads records of Azure as one feed. */
final class AzureLogs {

    static final String SUBSCRIPTION = "0a1b2c3d-0000-4000-8000-00000000000f";
    static final String GROUP = "/subscriptions/" + SUBSCRIPTION + "/resourceGroups/Shop-RG/providers/";
    static final String VM = GROUP + "Microsoft.Compute/virtualMachines/Web-1";
    static final String NIC = GROUP + "Microsoft.Network/networkInterfaces/Web-1-Nic";

    private AzureLogs() {}

    /** As the command line lists it; the body as JSON, empty for none. */
    static String listed(String operation, String resource, String status, String code, String body) {
        return """
                {"caller":"dev@corp.example","category":{"value":"Administrative","localizedValue":"Administrative"},
                 "correlationId":"c-1","eventTimestamp":"2026-11-20T13:05:01.1234567Z","resourceId":"%s",
                 "operationName":{"value":"%s","localizedValue":"Some words"},
                 "status":{"value":"%s","localizedValue":"Some words"},"subStatus":{"value":"%s","localizedValue":"x"},
                 "properties":{"statusCode":"%s"%s}}""".formatted(resource, operation, status, code, code, inner(body));
    }

    /** As diagnostic settings send it to an event hub. */
    static String streamed(String operation, String resource, String status, String signature, String body) {
        return """
                {"time":"2026-11-20T13:05:01.1234567Z","resourceId":"%s","operationName":"%s","category":"Administrative",
                 "resultType":"%s","resultSignature":"%s","correlationId":"C-1","level":"Information","location":"global",
                 "identity":{"claims":{"http://schemas.xmlsoap.org/ws/2005/05/identity/claims/upn":"dev@corp.example"}},
                 "properties":{"eventCategory":"Administrative"%s}}""".formatted(
                resource.toUpperCase(Locale.ROOT), operation.toUpperCase(Locale.ROOT), status, signature, inner(body));
    }

    private static String inner(String body) {
        return body.isEmpty()
                ? ""
                : ",\"responseBody\":\""
                        + body.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", " ") + "\"";
    }

    static List<Reading> readings(Source source, String... records) {
        var readings = new ArrayList<Reading>();
        var parser = source.open(new Feed("azure.json", source.logSource(), "", "", ""));
        for (var record : records) {
            parser.accept(RawRecord.of(record, 7), readings::add);
        }
        parser.end(readings::add);
        return readings;
    }

    static List<Event> events(Source source, String... records) {
        var events = new ArrayList<Event>();
        for (var reading : readings(source, records)) {
            assertThat(reading).isInstanceOf(Reading.Events.class);
            events.addAll(((Reading.Events) reading).events());
        }
        return events;
    }

    static <E extends Event> E only(Class<E> type, Source source, String... records) {
        var found = events(source, records).stream().filter(type::isInstance).toList();
        assertThat(found).hasSize(1);
        return type.cast(found.get(0));
    }

    static String rejection(Source source, String record) {
        var rejected = readings(source, record).stream()
                .filter(Reading.Rejected.class::isInstance)
                .toList();
        assertThat(rejected).hasSize(1);
        return ((Reading.Rejected) rejected.get(0)).reason();
    }

    static boolean recognised(Source source, String... records) {
        return source.recognises(
                List.of(records).stream().map(text -> RawRecord.of(text, 1)).toList());
    }
}
