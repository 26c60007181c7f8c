package io.tallyman.identity;

import io.tallyman.event.Attributable;
import io.tallyman.event.ContainerKind;
import io.tallyman.event.Digest;
import io.tallyman.event.EventTime;
import io.tallyman.event.ImageReference;
import io.tallyman.event.JoinQuality;
import io.tallyman.event.PodReference;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the directory knows of one container at one moment.
 *
 * @param key the same for the container's whole life here
 * @param id the runtime's id; empty where only its place in a pod is known
 * @param name its name in the pod, or Docker's
 * @param node the node's name, else the host's
 * @param network key of its network namespace
 * @param image the image it was asked to run; empty while no record names it
 * @param digests its image's digests
 * @param start its latest start, by the finest clock that tells
 * @param begin when it was first heard of
 * @param end when it ended, if it did and did not start again
 * @param context the records that tell of its pull, request, creation and start, attributed
 */
public record Container(
        String key,
        String id,
        String name,
        PodReference pod,
        String node,
        String cluster,
        String network,
        ContainerKind kind,
        Optional<Image> image,
        Set<Digest> digests,
        Optional<EventTime> start,
        Instant begin,
        Optional<Instant> end,
        List<Attributable> context)
        implements Actor {

    public Container {
        digests = Set.copyOf(digests);
        context = List.copyOf(context);
    }

    /**
     * The image, and how well it is known.
     *
     * @param reason one clause that says which record names it
     */
    public record Image(ImageReference reference, JoinQuality join, String reason) {}

    /** With the records alone that had been told by then. */
    public Container by(Instant time) {
        if (context.stream().noneMatch(record -> record.time().instant().isAfter(time))) {
            return this;
        }
        var told = context.stream()
                .filter(record -> !record.time().instant().isAfter(time))
                .toList();
        return new Container(key, id, name, pod, node, cluster, network, kind, image, digests, start, begin, end, told);
    }

    /** The digest to show: what the registry serves under the name, else the image id; empty if none is known. */
    public String digest() {
        return digests.stream()
                .sorted((one, other) -> one.kind() == other.kind()
                        ? one.value().compareTo(other.value())
                        : Boolean.compare(other.kind() == Digest.Kind.REPOSITORY, one.kind() == Digest.Kind.REPOSITORY))
                .map(Digest::value)
                .findFirst()
                .orElse("");
    }
}
