package io.tallyman.event;

/** An event that only teaches who is who; no rule reads it. */
public sealed interface IdentityEvent extends Event
        permits ImageNamed,
                SnapshotPrepared,
                ContainerObserved,
                ContainerProcessStarted,
                ContainerStopped,
                PodCreated,
                PodScheduled,
                PodStatusReported,
                PodDeleted,
                NodeReported,
                AddressAssigned,
                InstanceObserved,
                InstanceStopped,
                MachineImageDescribed,
                DiskDerived,
                UserDataObserved {}
