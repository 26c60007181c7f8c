package io.tallyman.event;

/** An event that a rule can read once it is known which container or instance it speaks of. */
public sealed interface Attributable extends Event
        permits ImagePulled,
                ContainerRequested,
                ContainerCreated,
                ContainerStarted,
                ProcessExecuted,
                NetworkFlow,
                NameResolved,
                MachineImageCreated,
                ImagesSearched,
                InstanceLaunched,
                InstanceStarted,
                UserDataChanged,
                UserDataDirective,
                GuestOutput {

    /** The container as the record itself names it; may be {@link ContainerReference#NONE}. */
    default ContainerReference reported() {
        return ContainerReference.NONE;
    }

    /** The cloud instance as the record itself names it; may be {@link InstanceReference#NONE}. */
    default InstanceReference machine() {
        return InstanceReference.NONE;
    }

    /** Who it is about, as identity resolved it; {@link Attribution#NONE} until then. */
    Attribution attribution();

    /** The same event with another attribution. */
    Attributable attributedTo(Attribution attribution);

    /** Key of the container it is about; empty while not known. */
    default String container() {
        return attribution().container();
    }

    /** Key of the network namespace (a pod's, or a lone container's) it is about; empty while not known. */
    default String network() {
        return attribution().network();
    }

    /** Key of the cloud instance it is about, where it is about no container on it; empty while not known. */
    default String instance() {
        return attribution().instance();
    }

    default JoinQuality join() {
        return attribution().join();
    }
}
