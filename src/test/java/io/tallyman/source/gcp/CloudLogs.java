package io.tallyman.source.gcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallyman.event.Event;
import io.tallyman.event.Feed;
import io.tallyman.source.RawRecord;
import io.tallyman.source.Reading;
import io.tallyman.source.Source;
import java.util.ArrayList;
import java.util.List;

/** Reads records of Google Cloud as one feed. */
final class CloudLogs {

    static final String VM = "projects/shop/zones/europe-west1-b/instances/web-1";
    static final String ID = "4711000000000000001";

    private CloudLogs() {}

    /** An entry about the instance {@link #VM}; operation and payload as the members of their objects. */
    static String entry(String method, String operation, String payload) {
        return entry(method, operation, VM, "NOTICE", payload);
    }

    static String entry(String method, String operation, String resource, String severity, String payload) {
        return """
                {"insertId":"i1","logName":"projects/shop/logs/cloudaudit.googleapis.com%%2Factivity",%s
                 "protoPayload":{"@type":"type.googleapis.com/google.cloud.audit.AuditLog",
                  "authenticationInfo":{"principalEmail":"dev@corp.example"},"methodName":"%s","resourceName":"%s",
                  "serviceName":"compute.googleapis.com"%s},
                 "receiveTimestamp":"2026-11-20T13:05:02.1Z","severity":"%s","timestamp":"2026-11-20T13:05:01.123456Z",
                 "resource":{"type":"gce_instance","labels":{"instance_id":"%s","project_id":"shop","zone":"europe-west1-b"}}}
                """.formatted(
                        operation.isEmpty() ? "" : "\"operation\":{\"id\":\"op-1\"," + operation + "},",
                        method,
                        resource,
                        payload.isEmpty() ? "" : "," + payload,
                        severity,
                        ID);
    }

    static List<Reading> readings(Source source, String... records) {
        var readings = new ArrayList<Reading>();
        var parser = source.open(new Feed("cloud.json", source.logSource(), "", "", ""));
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
        var reading = readings(source, record).get(0);
        assertThat(reading).isInstanceOf(Reading.Rejected.class);
        return ((Reading.Rejected) reading).reason();
    }

    static boolean recognised(Source source, String... records) {
        return source.recognises(
                List.of(records).stream().map(text -> RawRecord.of(text, 1)).toList());
    }
}
