package io.tallyman.source.gcp;

import io.tallyman.event.Attribution;
import io.tallyman.event.Event;
import io.tallyman.event.EventTime;
import io.tallyman.event.Feed;
import io.tallyman.event.InstanceObserved;
import io.tallyman.event.InstanceStarted;
import io.tallyman.event.InstanceStopped;
import io.tallyman.event.UserDataChanged;
import io.tallyman.source.Json;
import io.tallyman.source.Reading;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** The calls of one feed that make, change and end instances, images and disks. */
final class ComputeCalls {

    private static final String SERVICE = "compute.googleapis.com";
    private static final int REMEMBERED = 4096;

    private final BulkLaunches bulk = new BulkLaunches();

    /** Latest operations whose change of metadata was told: both entries of one may list the keys. */
    private final Map<String, Boolean> told = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    };

    Reading read(JsonNode entry, Feed feed, long line) {
        if (!entry.path("protoPayload").isObject()) {
            return entry.has("logName")
                    ? Reading.NOTHING
                    : new Reading.Rejected(
                            line,
                            "The record has neither protoPayload nor logName; expected an entry of Cloud Audit Logs.");
        }
        var call = ComputeCall.of(entry, feed, line);
        if (!Json.text(call.payload(), "serviceName").equals(SERVICE) || call.failed()) {
            return Reading.NOTHING;
        }
        var time = call.time();
        return time.<Reading>map(when -> new Reading.Events(events(call, when)))
                .orElseGet(() -> new Reading.Rejected(
                        line,
                        "The entry's timestamp (%s) is none; expected RFC 3339.".formatted(entry.path("timestamp"))));
    }

    private List<Event> events(ComputeCall call, EventTime time) {
        return switch (call.method()) {
            case "compute.instances.insert" -> inserted(call, time);
            case "compute.instances.bulkInsert", "compute.regionInstances.bulkInsert" -> bulk.events(call, time);
            case "compute.instances.start", "compute.instances.startWithEncryptionKey" -> started(call, time);
            case "compute.instances.stop", "compute.instances.preempted", "compute.instances.guestTerminate" ->
                stopped(call, time, false);
            case "compute.instances.delete" -> stopped(call, time, true);
            case "compute.instances.setMetadata" -> metadata(call, time);
            case "compute.instances.setLabels" -> labels(call, time);
            default -> call.isRequest() ? Artifacts.events(call, time) : List.of();
        };
    }

    private static List<Event> inserted(ComputeCall call, EventTime time) {
        var events = new ArrayList<Event>();
        if (call.isRequest()) {
            events.addAll(Launch.of(call, call.request()).events(call.machine(), time));
        }
        if (call.isDone()) {
            events.add(running(call, time, true));
        }
        return events;
    }

    static InstanceStarted running(ComputeCall call, EventTime time, boolean running) {
        return new InstanceStarted(time, call.origin(), call.machine(), call.user(), running, Attribution.NONE);
    }

    /* The last entry says that it is so; the only one of a short call, that it was asked for. */
    private static List<Event> started(ComputeCall call, EventTime time) {
        return call.isDone() || !call.isLong() ? List.of(running(call, time, call.isDone())) : List.of();
    }

    private static List<Event> stopped(ComputeCall call, EventTime time, boolean terminated) {
        return call.isDone() || !call.isLong()
                ? List.of(new InstanceStopped(time, call.origin(), call.machine(), terminated))
                : List.of();
    }

    private List<Event> metadata(ComputeCall call, EventTime time) {
        var keys = StartupKeys.changed(call.payload());
        var again = !keys.isEmpty() && !call.operation().isEmpty() && told.put(call.operation(), true) != null;
        return keys.isEmpty() || again
                ? List.of()
                : List.of(new UserDataChanged(
                        time, call.origin(), call.machine(), call.user(), String.join(", ", keys), Attribution.NONE));
    }

    private static List<Event> labels(ComputeCall call, EventTime time) {
        var labels = Launch.labels(call.request());
        return labels.isEmpty()
                ? List.of()
                : List.of(new InstanceObserved(
                        time, call.origin(), call.machine(), Set.of(), Set.of(), Set.of(), labels));
    }
}
