package io.tallyman.event;

/**
 * A pod was accepted by the API server. Its containers follow as {@link ContainerRequested}.
 *
 * @param user who asked: a person, or a controller's service account
 * @param owner uid of the controlling owner; empty if none or not told
 * @param node the node it is bound to already; usually empty
 * @param hostNetwork whether it shares the node's addresses
 * @param specificationKnown false where the audit level kept the specification out: then nothing is known of its images
 */
public record PodCreated(
        EventTime time,
        Origin origin,
        PodReference pod,
        String user,
        String owner,
        String node,
        boolean hostNetwork,
        boolean specificationKnown)
        implements IdentityEvent {}
