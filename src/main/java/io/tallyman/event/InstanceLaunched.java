package io.tallyman.event;

import java.util.Map;
import java.util.Set;

/**
 * An instance was made from an image (DC0076): one event for each instance of a call that succeeded. A call that only
 * changes an existing instance is none.
 *
 * @param machine the instance; its id, or its path where the cloud tells no id
 * @param image the image as the cloud resolved it, with the owner where the record tells it; {@link MachineImage#NONE}
 *     where the instance was made from an existing disk
 * @param source what the root disk was made from, where that is no image: a disk or a snapshot; else
 *     {@link ArtifactSource#UNKNOWN}
 * @param plan marketplace plan as {@code publisher/product/name}; empty if none
 * @param user who called; empty if not told
 * @param caller the service that called on the user's behalf, such as {@code autoscaling.amazonaws.com}; empty if none
 * @param hostNames names that the machine will call itself by, in lower case
 * @param addresses its private and public addresses as far as told
 * @param interfaces its network interfaces, as {@link InstanceReference#networkInterface} writes them
 * @param network its VPC or virtual network; empty if not told
 * @param subnet its subnet; empty if not told
 * @param tags its tags or labels
 * @param userData whether it was given user data, a start-up script or custom data; what it says stands in no such record
 */
public record InstanceLaunched(
        EventTime time,
        Origin origin,
        InstanceReference machine,
        MachineImage image,
        ArtifactSource source,
        String plan,
        String user,
        String caller,
        Set<String> hostNames,
        Set<String> addresses,
        Set<String> interfaces,
        String network,
        String subnet,
        Map<String, String> tags,
        boolean userData,
        Attribution attribution)
        implements Attributable {

    public InstanceLaunched {
        hostNames = Set.copyOf(hostNames);
        addresses = Set.copyOf(addresses);
        interfaces = Set.copyOf(interfaces);
        tags = Map.copyOf(tags);
    }

    @Override
    public InstanceLaunched attributedTo(Attribution other) {
        return new InstanceLaunched(
                time,
                origin,
                machine,
                image,
                source,
                plan,
                user,
                caller,
                hostNames,
                addresses,
                interfaces,
                network,
                subnet,
                tags,
                userData,
                other);
    }

    /** Who called, and through which service. */
    public String calledBy() {
        return caller.isEmpty() ? user : user.isEmpty() ? caller : user + " through " + caller;
    }
}
