package io.tallyman.event;

/** What identity concludes of one that may misbehave: every chain begins with such a fact. */
public sealed interface Identified extends Timed permits ContainerIdentified, InstanceIdentified {

    /** The key of its chain. */
    String key();
}
