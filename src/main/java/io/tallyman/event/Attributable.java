package io.tallyman.event;

/** An event that a rule can read once it is known which container it speaks of. */
public sealed interface Attributable extends Event
        permits ImagePulled,
                ContainerRequested,
                ContainerCreated,
                ContainerStarted,
                ProcessExecuted,
                NetworkFlow,
                NameResolved {

    /** The container as the record itself names it; may be {@link ContainerReference#NONE}. */
    ContainerReference reported();

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

    default JoinQuality join() {
        return attribution().join();
    }
}
