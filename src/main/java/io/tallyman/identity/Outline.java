package io.tallyman.identity;

import io.tallyman.event.EventTime;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The little of an {@link Actor} that decides how long it is looked at, and costs little to know.
 *
 * @param starts when it started, by the finest clock that tells: a container at most once, an instance at each boot that is
 *     looked at, in order
 * @param begin when it was first heard of
 */
public record Outline(Actor.Kind kind, List<EventTime> starts, Instant begin) {

    public Outline {
        starts = List.copyOf(starts);
    }

    /** Its first start after a time. */
    public Optional<Instant> startAfter(Instant time) {
        for (var start : starts) {
            if (start.instant().isAfter(time)) {
                return Optional.of(start.instant());
            }
        }
        return Optional.empty();
    }
}
