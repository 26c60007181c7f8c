package io.tallyman.source.gcp;

import io.tallyman.event.Event;
import io.tallyman.event.EventTime;
import io.tallyman.source.Json;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Instances made many at a time. The first entry of such a call describes them and names none; each instance then has an
 * entry of its own, first and last at once, that describes nothing. They are joined by project and by name: the names
 * that the call gives, or its pattern, in which each {@code #} stands for a digit.
 */
final class BulkLaunches {

    private static final int REMEMBERED = 64;

    private record Bulk(Launch launch, String project, Pattern names) {
        boolean made(ComputeCall call) {
            return project.equals(call.project())
                    && names.matcher(call.machine().name()).matches();
        }
    }

    private final Deque<Bulk> latest = new ArrayDeque<>();

    List<Event> events(ComputeCall call, EventTime time) {
        if (call.request().path("instanceProperties").isObject()) {
            remember(call);
            return List.of();
        }
        if (!call.isDone() || call.machine().path().isEmpty()) {
            return List.of();
        }
        var events = new ArrayList<Event>();
        latest.stream()
                .filter(bulk -> bulk.made(call))
                .findFirst()
                .ifPresent(bulk -> events.addAll(bulk.launch.events(call.machine(), time)));
        events.add(ComputeCalls.running(call, time, true));
        return events;
    }

    private void remember(ComputeCall call) {
        var launch = Launch.of(call, call.request().path("instanceProperties"));
        latest.addFirst(new Bulk(launch, call.project(), names(call.request())));
        if (latest.size() > REMEMBERED) {
            latest.removeLast();
        }
    }

    private static Pattern names(JsonNode request) {
        var given = request.path("perInstanceProperties").properties().stream()
                .map(each -> Json.text(each.getValue(), "name").isEmpty()
                        ? each.getKey()
                        : Json.text(each.getValue(), "name"))
                .map(Pattern::quote)
                .toList();
        var pattern = Json.text(request, "namePattern");
        return Pattern.compile(
                given.isEmpty() ? Pattern.quote(pattern).replace("#", "\\E[0-9]\\Q") : String.join("|", given));
    }
}
