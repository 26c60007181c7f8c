package io.tallyman.source.tallyman;

import io.tallyman.event.Event;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Every type of event that {@link Event} permits, under its simple name. A new one is found by itself. */
final class EventTypes {

    /**
     * Components without which an event says nothing, beside those that no absent key can stand for: they must be there,
     * and are written even where empty.
     */
    private static final Map<String, Set<String>> MANDATORY = Map.ofEntries(
            Map.entry("AddressAssigned", Set.of("reported", "addresses")),
            Map.entry("ContainerCreated", Set.of("reported")),
            Map.entry("ContainerObserved", Set.of("reported")),
            Map.entry("ContainerProcessStarted", Set.of("reported", "pid")),
            Map.entry("ContainerRequested", Set.of("reported", "image")),
            Map.entry("ContainerStarted", Set.of("reported")),
            Map.entry("ContainerStopped", Set.of("reported")),
            Map.entry("DiskDerived", Set.of("id")),
            Map.entry("GuestOutput", Set.of("text")),
            Map.entry("ImageNamed", Set.of("name")),
            Map.entry("ImagePulled", Set.of("image")),
            Map.entry("ImagesSearched", Set.of("cloud", "account")),
            Map.entry("InstanceLaunched", Set.of("machine", "image")),
            Map.entry("InstanceObserved", Set.of("machine")),
            Map.entry("InstanceStarted", Set.of("machine")),
            Map.entry("InstanceStopped", Set.of("machine")),
            Map.entry("MachineImageCreated", Set.of("image")),
            Map.entry("MachineImageDescribed", Set.of("image")),
            Map.entry("NameResolved", Set.of("name")),
            Map.entry("NetworkFlow", Set.of("destination")),
            Map.entry("NodeReported", Set.of("node")),
            Map.entry("PodCreated", Set.of("pod", "specificationKnown")),
            Map.entry("PodDeleted", Set.of("pod")),
            Map.entry("PodScheduled", Set.of("pod", "node")),
            Map.entry("PodStatusReported", Set.of("pod")),
            Map.entry("RecordsLost", Set.of("reason")),
            Map.entry("SnapshotPrepared", Set.of("key")),
            Map.entry("UserDataChanged", Set.of("machine")),
            Map.entry("UserDataDirective", Set.of("kind", "text")),
            Map.entry("UserDataObserved", Set.of("machine", "content")));

    private static final Map<String, EventCodec> CODECS = new HashMap<>();

    static {
        addLeaves(Event.class);
    }

    private EventTypes() {}

    private static void addLeaves(Class<?> type) {
        if (type.isRecord()) {
            var name = type.getSimpleName();
            CODECS.put(name, new EventCodec(type, MANDATORY.getOrDefault(name, Set.of())));
            return;
        }
        for (var permitted : type.getPermittedSubclasses()) {
            addLeaves(permitted);
        }
    }

    static Optional<EventCodec> named(String name) {
        return Optional.ofNullable(CODECS.get(name));
    }

    static EventCodec of(Event event) {
        return named(event.getClass().getSimpleName()).orElseThrow();
    }

    static SortedSet<String> names() {
        return new TreeSet<>(CODECS.keySet());
    }
}
