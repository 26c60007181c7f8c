package io.tallyman.identity;

import io.tallyman.event.EventTime;
import java.time.Instant;
import java.util.Optional;

/**
 * The little of an {@link Actor} that decides how long it is looked at, and costs little to know.
 *
 * @param start its latest start, by the finest clock that tells
 * @param begin when it was first heard of
 */
public record Outline(Actor.Kind kind, Optional<EventTime> start, Instant begin) {}
