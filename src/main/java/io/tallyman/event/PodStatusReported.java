package io.tallyman.event;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A kubelet's word on a pod: the one record that ties pod, containers, digests, address and node together.
 *
 * @param node the node's name; empty if not told
 * @param hostAddress the node's address; empty if not told. A pod address equal to it is the host's own network
 * @param addresses the pod's addresses; may be empty
 * @param containers what it says of each container
 */
public record PodStatusReported(
        EventTime time,
        Origin origin,
        PodReference pod,
        String node,
        String hostAddress,
        Set<String> addresses,
        List<ContainerStatus> containers)
        implements IdentityEvent {

    public PodStatusReported {
        addresses = Set.copyOf(addresses);
        containers = List.copyOf(containers);
    }

    /**
     * One entry of {@code containerStatuses}, {@code initContainerStatuses} or {@code ephemeralContainerStatuses}.
     *
     * @param name the name in the pod's specification
     * @param kind which of the three lists
     * @param id the runtime's id; empty before creation
     * @param image the image as the runtime names it, perhaps by another of its names
     * @param digests from {@code imageID}; empty in the first report
     * @param startedAt from {@code state.running} or {@code state.terminated}
     * @param finishedAt from {@code state.terminated}
     */
    public record ContainerStatus(
            String name,
            ContainerKind kind,
            String id,
            String image,
            Set<Digest> digests,
            @Nullable Instant startedAt,
            @Nullable Instant finishedAt) {

        public ContainerStatus {
            id = new ContainerReference(id, "", PodReference.NONE).id();
            digests = Set.copyOf(digests);
        }
    }
}
