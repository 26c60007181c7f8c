package io.tallyman.identity;

import io.tallyman.event.Attribution;
import io.tallyman.event.Event;
import io.tallyman.event.JoinQuality;
import java.time.Duration;
import java.time.Instant;

/** How well records are joined to a container, and by what. */
final class Joins {

    private final Duration tolerance;

    Joins(Duration tolerance) {
        this.tolerance = tolerance;
    }

    /** Of a record that names the container. */
    static Attribution byId(ContainerEntry entry) {
        return attribution(entry, JoinQuality.EXACT, "the record names the container");
    }

    /* Containers that fill the place later could not be meant, and may not be known yet. */
    private boolean isAlone(ContainerEntry entry, Slot slot, Event event) {
        var begin = entry.lifetime.beginOrMin();
        var time = event.time().instant();
        var by = (time.isAfter(begin) ? time : begin).plus(tolerance);
        return slot.containers.stream()
                .filter(other -> other != entry)
                .map(other -> other.lifetime.beginOrMin())
                .allMatch(start -> start.equals(Instant.MIN) || start.isAfter(by));
    }

    /** Of a record that names the pod and the place that the container fills in it. */
    Attribution byPlace(ContainerEntry entry, Event event) {
        var slot = entry.slot().orElseThrow();
        if (entry.id.isEmpty()) {
            return attribution(entry, JoinQuality.EXACT, "the record names the pod and the container");
        }
        if (isAlone(entry, slot, event) && !slot.pod.uid.isEmpty()) {
            return attribution(
                    entry,
                    JoinQuality.DERIVED,
                    "pod uid and container name, tied to the id by the kubelet's or the runtime's word");
        }
        return attribution(
                entry, JoinQuality.INFERRED, "pod and container name, nearest in time of several containers or pods");
    }

    /** @param reason one clause that says what the join rests on */
    static Attribution attribution(ContainerEntry entry, JoinQuality join, String reason) {
        return new Attribution(entry.key, entry.network(), join, reason);
    }
}
