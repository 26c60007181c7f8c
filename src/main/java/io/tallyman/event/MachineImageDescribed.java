package io.tallyman.event;

import java.util.Set;

/**
 * An inventory's word on a machine image: whose it is, and which snapshots it is made of. It may carry no time.
 *
 * @param snapshots ids of the snapshots that back it
 */
public record MachineImageDescribed(EventTime time, Origin origin, MachineImage image, Set<String> snapshots)
        implements IdentityEvent {

    public MachineImageDescribed {
        snapshots = Set.copyOf(snapshots);
    }
}
