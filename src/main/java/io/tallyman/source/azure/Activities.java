package io.tallyman.source.azure;

import io.tallyman.event.Attribution;
import io.tallyman.event.Event;
import io.tallyman.event.Feed;
import io.tallyman.event.InstanceStarted;
import io.tallyman.event.InstanceStopped;
import io.tallyman.source.Reading;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** The calls of one feed that make, change and end virtual machines, images, disks and network interfaces. */
final class Activities {

    private static final String COMPUTE = "microsoft.compute/";
    private static final String NETWORK = "microsoft.network/";
    private static final String MACHINES = COMPUTE + "virtualmachines/";
    private static final String SCALED = COMPUTE + "virtualmachinescalesets/virtualmachines/";

    private final Creations creations = new Creations();

    Reading read(JsonNode node, Feed feed, long line) {
        var record = new ActivityRecord(node);
        var operation = record.operation();
        if (operation.isEmpty()) {
            return new Reading.Rejected(
                    line, "The record has no operationName; expected a record of Azure's activity log.");
        }
        if (record.failed() || !(operation.startsWith(COMPUTE) || operation.startsWith(NETWORK))) {
            return Reading.NOTHING;
        }
        var time = record.time();
        if (time.isEmpty()) {
            return new Reading.Rejected(line, "The record's eventTimestamp or time is none; expected RFC 3339.");
        }
        try {
            var activity = new Activity(record, record.body(), time.get(), record.origin(feed, line));
            return new Reading.Events(events(operation, activity));
        } catch (JacksonException malformed) {
            return new Reading.Rejected(
                    line,
                    "The record's properties or their responseBody is not well-formed JSON (%s); it may be cut off."
                            .formatted(malformed.getOriginalMessage()));
        }
    }

    private List<Event> events(String operation, Activity activity) {
        if (operation.startsWith(MACHINES)) {
            return machine(operation.substring(MACHINES.length()), activity);
        }
        if (operation.startsWith(SCALED)) {
            return machine(operation.substring(SCALED.length()), activity);
        }
        if (!activity.body().isObject() || !creations.isNew(activity.record())) {
            return List.of();
        }
        return operation.startsWith(NETWORK)
                ? Interfaces.events(operation, activity)
                : Artifacts.events(operation, activity);
    }

    private List<Event> machine(String what, Activity activity) {
        return switch (what) {
            case "write" -> creations.events(activity);
            case "start/action" -> activity.record().isDone() ? List.of(started(activity)) : List.of();
            case "deallocate/action", "poweroff/action" -> stopped(activity, false);
            case "delete" -> stopped(activity, true);
            default -> List.of();
        };
    }

    private static InstanceStarted started(Activity activity) {
        return new InstanceStarted(
                activity.time(),
                activity.origin(),
                activity.machine(),
                activity.record().user(),
                true,
                Attribution.NONE);
    }

    private static List<Event> stopped(Activity activity, boolean terminated) {
        return activity.record().isDone()
                ? List.of(new InstanceStopped(activity.time(), activity.origin(), activity.machine(), terminated))
                : List.of();
    }
}
