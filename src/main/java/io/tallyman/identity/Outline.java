package io.tallyman.identity;

import io.tallyman.event.ContainerKind;
import io.tallyman.event.EventTime;
import java.time.Instant;
import java.util.Optional;

/**
 * The little of a {@link Container} that does not depend on images, and costs little to know.
 *
 * @param start its latest start, by the finest clock that tells
 * @param begin when it was first heard of
 */
public record Outline(ContainerKind kind, Optional<EventTime> start, Instant begin) {}
