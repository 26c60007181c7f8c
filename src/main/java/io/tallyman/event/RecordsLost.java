package io.tallyman.event;

/**
 * A log says of itself that it lacks records. It stands for what nobody can see; no rule reads it.
 *
 * @param time when it said so, or when the interval ended that lacks them
 * @param machine the cloud instance whose records they were; else {@link InstanceReference#NONE}
 * @param duration milliseconds up to that time in which they were lost; 0 if not told
 * @param records how many; 0 if not told
 * @param reason one clause: who lost them, and why
 */
public record RecordsLost(
        EventTime time, Origin origin, InstanceReference machine, long duration, long records, String reason)
        implements Event {}
