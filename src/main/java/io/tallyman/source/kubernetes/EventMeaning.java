package io.tallyman.source.kubernetes;

import io.tallyman.event.Attribution;
import io.tallyman.event.ContainerCreated;
import io.tallyman.event.ContainerKind;
import io.tallyman.event.ContainerReference;
import io.tallyman.event.ContainerStarted;
import io.tallyman.event.Event;
import io.tallyman.event.EventTime;
import io.tallyman.event.ImagePulled;
import io.tallyman.event.Origin;
import io.tallyman.event.PodScheduled;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What an Event about a pod tells. The reason decides: the message is for people and its wording changes with every few
 * releases, so it is read only for what stands nowhere else.
 */
final class EventMeaning {

    private static final Pattern FIELD_PATH =
            Pattern.compile("spec\\.(containers|initContainers|ephemeralContainers)\\{([^}]+)}");
    private static final Pattern NAME = Pattern.compile("(?:Created|Started) container:? ([a-z0-9][a-z0-9-]*)");
    private static final Pattern ID = Pattern.compile("with (?:docker )?id ([0-9a-f]{12,64})\\b");
    private static final Pattern IMAGE = Pattern.compile("mage \"([^\"]+)\"");
    private static final Pattern NODE = Pattern.compile("Successfully assigned \\S+ to (\\S+)");
    private static final String SANDBOX = "implicitly required container POD";

    private final EventDraft draft;
    private final EventTime time;
    private final Origin origin;

    EventMeaning(EventDraft draft, EventTime time, Origin origin) {
        this.draft = draft;
        this.time = time;
        this.origin = origin;
    }

    /** Whether an Event with such a reason may tell anything. */
    static boolean tells(EventDraft draft) {
        return switch (draft.reason) {
            case "Scheduled", "Pulling", "Pulled", "Created", "Started" -> draft.kind.equals("Pod");
            default -> false;
        };
    }

    Optional<Event> event() {
        return switch (draft.reason) {
            case "Scheduled" -> find(NODE).map(node -> new PodScheduled(time, origin, draft.pod(), node));
            case "Pulling", "Pulled" -> find(IMAGE).map(this::pulled);
            case "Created" ->
                Optional.of(new ContainerCreated(time, origin, container(), kind(), "", "", Attribution.NONE));
            case "Started" -> Optional.of(new ContainerStarted(time, origin, container(), 0, Attribution.NONE));
            default -> Optional.empty();
        };
    }

    private Event pulled(String image) {
        var present = draft.message.contains("already present");
        return new ImagePulled(time, origin, container(), image, Set.of(), present, Attribution.NONE);
    }

    private ContainerReference container() {
        return new ContainerReference(find(ID).orElse(""), name(), draft.pod());
    }

    private String name() {
        var path = FIELD_PATH.matcher(draft.fieldPath);
        if (path.matches()) {
            return path.group(2);
        }
        var named = NAME.matcher(draft.message);
        return named.matches() ? named.group(1) : "";
    }

    private ContainerKind kind() {
        if (draft.fieldPath.equals(SANDBOX)) {
            return ContainerKind.SANDBOX;
        }
        var path = FIELD_PATH.matcher(draft.fieldPath);
        return switch (path.matches() ? path.group(1) : "") {
            case "initContainers" -> ContainerKind.INIT;
            case "ephemeralContainers" -> ContainerKind.EPHEMERAL;
            default -> ContainerKind.APPLICATION;
        };
    }

    private Optional<String> find(Pattern pattern) {
        var matcher = pattern.matcher(draft.message);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
