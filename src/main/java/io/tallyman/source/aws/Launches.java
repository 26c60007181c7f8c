package io.tallyman.source.aws;

import io.tallyman.event.ArtifactSource;
import io.tallyman.event.Attribution;
import io.tallyman.event.Event;
import io.tallyman.event.InstanceLaunched;
import io.tallyman.event.MachineImage;
import io.tallyman.source.Json;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * The instances that a {@code RunInstances} made. Each is read from the answer, which names the image also where the
 * request names only a launch template.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_RunInstances.html">RunInstances</a>
 */
final class Launches {

    private Launches() {}

    static List<Event> of(TrailRecord call) {
        return Items.of(call.response("instancesSet")).stream()
                .filter(item -> !Json.text(item, "instanceId").isEmpty())
                .map(item -> launched(call, item))
                .toList();
    }

    private static Event launched(TrailRecord call, JsonNode item) {
        var interfaces = new Interfaces();
        interfaces.address(Json.text(item, "privateIpAddress"));
        interfaces.address(Json.text(item, "ipAddress"));
        Items.of(item.path("networkInterfaceSet")).forEach(interfaces::add);
        var service = call.service();
        return new InstanceLaunched(
                call.time(),
                call.origin(),
                call.instance(Json.text(item, "instanceId")),
                image(item),
                ArtifactSource.UNKNOWN,
                "",
                call.user().equals(service) ? "" : call.user(),
                service,
                hostNames(Json.text(item, "privateDnsName")),
                interfaces.addresses,
                interfaces.ids,
                Json.text(item, "vpcId"),
                Json.text(item, "subnetId"),
                tags(call, item),
                !Json.text(call.node(), "requestParameters", "userData").isEmpty(),
                Attribution.NONE);
    }

    private static MachineImage image(JsonNode item) {
        var id = Json.text(item, "imageId");
        return id.isEmpty() ? MachineImage.NONE : MachineImage.of(TrailRecord.CLOUD, id);
    }

    /** A machine calls itself by its private name, with the domain or without. */
    private static Set<String> hostNames(String privateName) {
        var name = privateName.toLowerCase(Locale.ROOT);
        if (name.isEmpty()) {
            return Set.of();
        }
        var dot = name.indexOf('.');
        return dot <= 0 ? Set.of(name) : Set.of(name, name.substring(0, dot));
    }

    private static Map<String, String> tags(TrailRecord call, JsonNode item) {
        var tags = new HashMap<String, String>();
        for (var specification : Items.of(call.request("tagSpecificationSet"))) {
            if (Json.text(specification, "resourceType").equals("instance")) {
                tags.putAll(Items.tags(specification.path("tags")));
            }
        }
        tags.putAll(Items.tags(item.path("tagSet")));
        return tags;
    }
}
