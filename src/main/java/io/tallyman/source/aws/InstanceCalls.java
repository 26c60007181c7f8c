package io.tallyman.source.aws;

import io.tallyman.event.Attribution;
import io.tallyman.event.Event;
import io.tallyman.event.InstanceObserved;
import io.tallyman.event.InstanceReference;
import io.tallyman.event.InstanceStarted;
import io.tallyman.event.InstanceStopped;
import io.tallyman.event.UserDataChanged;
import io.tallyman.source.Json;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Calls that start, stop or change instances. */
final class InstanceCalls {

    /** A state in which a start changes nothing. */
    private static final Set<String> UP = Set.of("running", "pending");

    private InstanceCalls() {}

    static List<Event> started(TrailRecord call) {
        return Items.of(call.response("instancesSet")).stream()
                .filter(item -> !UP.contains(Json.text(item, "previousState", "name")))
                .map(item -> Json.text(item, "instanceId"))
                .filter(id -> !id.isEmpty())
                .<Event>map(id -> new InstanceStarted(
                        call.time(), call.origin(), call.instance(id), call.user(), false, Attribution.NONE))
                .toList();
    }

    static List<Event> stopped(TrailRecord call, boolean terminated) {
        return Items.texts(call.response("instancesSet"), "instanceId").stream()
                .<Event>map(id -> new InstanceStopped(call.time(), call.origin(), call.instance(id), terminated))
                .toList();
    }

    /** The new user data is told as a member of its own, or by the attribute's name; never what it says. */
    static List<Event> modified(TrailRecord call) {
        var id = Json.text(call.request(), "instanceId");
        var changed = call.request().hasNonNull("userData")
                || Json.text(call.request(), "attribute").equals("userData");
        if (id.isEmpty() || !changed) {
            return List.of();
        }
        return List.of(new UserDataChanged(
                call.time(), call.origin(), call.instance(id), call.user(), "userData", Attribution.NONE));
    }

    static List<Event> tagged(TrailRecord call) {
        var tags = Items.tags(call.request("tagSet"));
        return Items.texts(call.request("resourcesSet"), "resourceId").stream()
                .filter(id -> id.startsWith("i-"))
                .map(id -> observed(call, call.instance(id), new Interfaces(), tags))
                .toList();
    }

    static List<Event> interfaceMade(TrailRecord call) {
        var made = call.response("networkInterface");
        var id = Json.text(made, "networkInterfaceId");
        if (id.isEmpty()) {
            return List.of();
        }
        return List.of(observed(call, call.machineOfInterface(id), new Interfaces().add(made), Map.of()));
    }

    static List<Event> interfaceAttached(TrailRecord call) {
        var id = Json.text(call.request(), "instanceId");
        var interfaces = new Interfaces().add(call.request());
        if (id.isEmpty() || interfaces.ids.isEmpty()) {
            return List.of();
        }
        return List.of(observed(call, call.instance(id), interfaces, Map.of()));
    }

    private static Event observed(
            TrailRecord call, InstanceReference machine, Interfaces interfaces, Map<String, String> tags) {
        return new InstanceObserved(
                call.time(), call.origin(), machine, Set.of(), interfaces.addresses, interfaces.ids, tags);
    }
}
