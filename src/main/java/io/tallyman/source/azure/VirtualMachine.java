package io.tallyman.source.azure;

import io.tallyman.event.ArtifactSource;
import io.tallyman.event.ArtifactSource.Kind;
import io.tallyman.event.Attribution;
import io.tallyman.event.DiskDerived;
import io.tallyman.event.Event;
import io.tallyman.event.InstanceLaunched;
import io.tallyman.event.InstanceObserved;
import io.tallyman.event.MachineImage;
import io.tallyman.source.HostName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * A virtual machine as the answer to a call shows it.
 *
 * @see <a href="https://learn.microsoft.com/rest/api/compute/virtual-machines/create-or-update">Its members</a>
 */
record VirtualMachine(Activity activity) {

    /** The launch, and the making of its disk, so that lineage reaches what is made of that disk. */
    List<Event> launched() {
        var image = image();
        var events = new ArrayList<Event>(2);
        events.add(new InstanceLaunched(
                activity.time(),
                activity.origin(),
                activity.machine(),
                image,
                image.isKnown() ? ArtifactSource.UNKNOWN : source(),
                plan(),
                activity.record().user(),
                "",
                hostNames(),
                Set.of(),
                interfaces(),
                "",
                "",
                tags(activity.body()),
                isGivenData(),
                Attribution.NONE));
        var disk = disk();
        if (image.isKnown() && !disk.isEmpty()) {
            events.add(new DiskDerived(
                    activity.time(), activity.origin(), "azure", disk, new ArtifactSource(Kind.IMAGE, image.id())));
        }
        return events;
    }

    /** What a change of an old machine tells of it. */
    InstanceObserved observed() {
        return new InstanceObserved(
                activity.time(),
                activity.origin(),
                activity.machine(),
                hostNames(),
                Set.of(),
                interfaces(),
                tags(activity.body()));
    }

    private JsonNode storage() {
        return Folded.at(activity.properties(), "storageProfile");
    }

    private JsonNode osDisk() {
        return Folded.at(storage(), "osDisk");
    }

    private boolean isAttached() {
        return Folded.lower(osDisk(), "createOption").equals("attach");
    }

    private MachineImage image() {
        return isAttached() ? MachineImage.NONE : ImageReferences.image(Folded.at(storage(), "imageReference"));
    }

    private ArtifactSource source() {
        if (isAttached()) {
            return disk().isEmpty() ? ArtifactSource.UNKNOWN : new ArtifactSource(Kind.DISK, disk());
        }
        var upload = Folded.text(osDisk(), "image", "uri");
        return upload.isEmpty() ? ArtifactSource.UNKNOWN : new ArtifactSource(Kind.EXTERNAL, upload);
    }

    /** The id of its disk, which an early answer gives by name only, or the address of an unmanaged one. */
    private String disk() {
        var managed = Folded.lower(osDisk(), "managedDisk", "id");
        if (!managed.isEmpty()) {
            return managed;
        }
        var file = Folded.text(osDisk(), "vhd", "uri");
        return file.isEmpty() ? ResourceId.disk(activity.resource(), Folded.lower(osDisk(), "name")) : file;
    }

    private String plan() {
        var plan = Folded.at(activity.body(), "plan");
        return Stream.of("publisher", "product", "name")
                .map(member -> Folded.text(plan, member))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("/"));
    }

    private Set<String> hostNames() {
        return HostName.read(Folded.text(activity.properties(), "osProfile", "computerName"))
                .map(Set::of)
                .orElse(Set.of());
    }

    private Set<String> interfaces() {
        return Folded.at(activity.properties(), "networkProfile", "networkInterfaces")
                .valueStream()
                .map(each -> Folded.lower(each, "id"))
                .filter(id -> !id.isEmpty())
                .collect(Collectors.toSet());
    }

    static Map<String, String> tags(JsonNode body) {
        var found = new HashMap<String, String>();
        Folded.at(body, "tags")
                .properties()
                .forEach(tag -> found.put(tag.getKey(), tag.getValue().asString("")));
        return found;
    }

    /* Custom data is left out of answers; what an answer shows is only its rare exception. */
    private boolean isGivenData() {
        return !Folded.text(activity.properties(), "osProfile", "customData").isEmpty()
                || !Folded.text(activity.properties(), "userData").isEmpty();
    }
}
