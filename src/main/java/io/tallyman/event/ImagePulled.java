package io.tallyman.event;

import java.util.Set;

/**
 * An image was fetched to a node, or was found there when a container needed it (DC0015).
 *
 * @param reported the container it was fetched for, where the record says so (Kubernetes Events)
 * @param image the name as asked for, as written
 * @param digests digests that the record itself ties to the name; often none
 * @param alreadyPresent true where the record says that nothing was fetched because the node had the image
 */
public record ImagePulled(
        EventTime time,
        Origin origin,
        ContainerReference reported,
        String image,
        Set<Digest> digests,
        boolean alreadyPresent,
        Attribution attribution)
        implements Attributable {

    public ImagePulled {
        digests = Set.copyOf(digests);
    }

    @Override
    public ImagePulled attributedTo(Attribution other) {
        return new ImagePulled(time, origin, reported, image, digests, alreadyPresent, other);
    }
}
