package io.tallyman.event;

/**
 * Who a container is and which image it runs: what identity concludes from all records about it. Every chain begins with
 * this fact.
 *
 * @param time when it started, by the finest clock that tells; its creation or first mention where no start is known
 * @param container its key
 * @param network key of its network namespace
 * @param namespace its pod's namespace; empty outside Kubernetes
 * @param kind what part it plays
 * @param image the image it was asked to run
 * @param join how good the knowledge of the image is
 * @param reason one clause that says what that rests on
 * @param digest the image's digest as far as known; empty if not
 * @param novelty whether this digest ran before in the cluster
 */
public record ContainerIdentified(
        EventTime time,
        String container,
        String network,
        String namespace,
        ContainerKind kind,
        ImageReference image,
        JoinQuality join,
        String reason,
        String digest,
        Familiarity novelty)
        implements Identified {

    @Override
    public String key() {
        return container;
    }

    /** Whether it is the pause container of a pod, which runs nothing of the user's. */
    public boolean isSandbox() {
        return kind == ContainerKind.SANDBOX;
    }
}
