package io.tallyman.event;

/** What part a container plays. */
public enum ContainerKind {
    /** The pause container that holds a pod's namespaces; never a subject. */
    SANDBOX,
    INIT,
    EPHEMERAL,
    /** A container that runs an application, or one of which the record says nothing else. */
    APPLICATION
}
