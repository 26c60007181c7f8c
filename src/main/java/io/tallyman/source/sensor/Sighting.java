package io.tallyman.source.sensor;

import io.tallyman.event.Addresses;
import io.tallyman.event.ContainerKind;
import io.tallyman.event.ContainerObserved;
import io.tallyman.event.ContainerReference;
import io.tallyman.event.Destination;
import io.tallyman.event.Digest;
import io.tallyman.event.Event;
import io.tallyman.event.EventTime;
import io.tallyman.event.Origin;
import io.tallyman.source.Reading;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one record says of its moment and its container, whatever happened there.
 *
 * @param container the container, or {@link ContainerReference#NONE} for the host
 * @param image the image as the sensor names it; empty if not told
 */
record Sighting(
        EventTime time,
        Origin origin,
        ContainerReference container,
        String image,
        Set<Digest> digests,
        @Nullable Instant startedAt,
        ContainerKind kind) {

    /** These events, after what the record says of the container itself, where it says anything. */
    Reading with(List<? extends Event> events) {
        var all = new ArrayList<Event>(events.size() + 1);
        if (tellsOfTheContainer()) {
            all.add(new ContainerObserved(time, origin, container, image, digests, "", startedAt, kind));
        }
        all.addAll(events);
        return all.isEmpty() ? Reading.NOTHING : new Reading.Events(all);
    }

    Reading with(Event event) {
        return with(List.of(event));
    }

    private boolean tellsOfTheContainer() {
        return !container.id().isEmpty()
                && (!image.isEmpty() || !digests.isEmpty() || container.pod().isKnown());
    }

    /** An address and a port as a sensor writes them; port 0 where the number is none. */
    static Destination destination(String address, long port) {
        return Destination.of(Addresses.canonical(address), port(port));
    }

    static int port(long number) {
        return number < 0 || number > 65_535 ? 0 : (int) number;
    }

    /** A port written as text; 0 where it is none. */
    static int port(String text) {
        return text.matches("[0-9]{1,5}") ? port(Long.parseLong(text)) : 0;
    }
}
