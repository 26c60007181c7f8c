package io.tallyman.finding;

import io.tallyman.event.Attributable;
import io.tallyman.event.ContainerIdentified;
import io.tallyman.event.EventTime;
import io.tallyman.event.Timed;
import java.util.Optional;

/** One step of an analytic, matched. */
public sealed interface Finding extends Timed
        permits SuspectImage, SuspectPull, SuspectCreation, SuspectStart, SuspiciousExecution, SuspiciousEgress {

    /** Number of the step in its analytic, from 1. */
    int step();

    /** The container whose chain this belongs to. */
    ContainerIdentified subject();

    /** The record's event that proves the step; empty where it rests on identity's conclusion alone. */
    Optional<Attributable> proof();

    /** One clause: what was seen. */
    String summary();

    /** Whether it shows a blocked or mining destination. */
    default boolean isGrave() {
        return false;
    }

    /** Key of the container. */
    default String container() {
        return subject().container();
    }

    /** Key of the container's network namespace. */
    default String network() {
        return subject().network();
    }

    /** When it happened: the event's time, or the container's. */
    @Override
    default EventTime time() {
        return proof().map(Timed::time).orElseGet(() -> subject().time());
    }
}
