package io.tallyman.finding;

import io.tallyman.event.Attributable;
import io.tallyman.event.ContainerIdentified;
import io.tallyman.event.EventTime;
import io.tallyman.event.Identified;
import io.tallyman.event.InstanceIdentified;
import io.tallyman.event.Timed;
import java.util.Optional;

/** One step of an analytic, matched. */
public sealed interface Finding extends Timed
        permits SuspectImage,
                SuspectPull,
                SuspectCreation,
                SuspectStart,
                SuspiciousExecution,
                SuspiciousEgress,
                SuspectInstance,
                SuspectOrigin,
                SuspectLaunch,
                SuspectBoot,
                GuestExecution,
                InstanceEgress {

    /** Number of the step in its analytic, from 1. */
    int step();

    /** The container or instance whose chain this belongs to. */
    Identified subject();

    /** The record's event that proves the step; empty where it rests on identity's conclusion alone. */
    Optional<Attributable> proof();

    /** One clause: what was seen. */
    String summary();

    /** Whether it shows a blocked or mining destination. */
    default boolean isGrave() {
        return false;
    }

    /** Whether it is the decision about the image that the whole chain rests on. */
    default boolean isDecision() {
        return false;
    }

    /** How bad what it shows is, among findings of one kind: the graver has the higher number. */
    default int gravity() {
        return isGrave() ? 1 : 0;
    }

    /** Key of the container; empty for an instance. */
    default String container() {
        return subject() instanceof ContainerIdentified container ? container.container() : "";
    }

    /** Key of the container's network namespace; empty for an instance. */
    default String network() {
        return subject() instanceof ContainerIdentified container ? container.network() : "";
    }

    /** Key of the instance; empty for a container. */
    default String instance() {
        return subject() instanceof InstanceIdentified machine ? machine.instance() : "";
    }

    /** When it happened: the event's time, or the container's. */
    @Override
    default EventTime time() {
        return proof().map(Timed::time).orElseGet(() -> subject().time());
    }
}
