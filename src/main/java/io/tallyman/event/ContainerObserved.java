package io.tallyman.event;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A sensor's or an inventory's word on what a container is: written beside each of a sensor's events.
 *
 * @param image the image as the sensor names it; empty if not told
 * @param digests digests of that image
 * @param sandbox id of its sandbox; empty if not told
 * @param startedAt when it started, where the record says so
 * @param kind what part it plays
 */
public record ContainerObserved(
        EventTime time,
        Origin origin,
        ContainerReference reported,
        String image,
        Set<Digest> digests,
        String sandbox,
        @Nullable Instant startedAt,
        ContainerKind kind)
        implements IdentityEvent {

    public ContainerObserved {
        digests = Set.copyOf(digests);
    }
}
