package io.tallyman.source.containerd;

import io.tallyman.event.ContainerIds;
import io.tallyman.event.ContainerKind;
import io.tallyman.event.ContainerProcessStarted;
import io.tallyman.event.ContainerReference;
import io.tallyman.event.Digest;
import io.tallyman.event.Event;
import io.tallyman.event.PodReference;
import io.tallyman.source.Reading;
import io.tallyman.source.containerd.DaemonMessages.Recent;
import java.util.ArrayList;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The messages of CRI-O. It describes a container as {@code namespace/pod/container}, from labels that the kubelet sets.
 *
 * @see <a href="https://github.com/cri-o/cri-o/tree/main/server">where they are written</a>
 */
final class CrioMessages {

    private static final Pattern PULL = Pattern.compile("(Pulling|Pulled) image: (\\S+)");
    private static final Pattern CONTAINER = Pattern.compile(
            "(Created|Started|Stopped|Removed) container ([0-9a-f]{12,64}): ([^/\\s]*)/([^/\\s]+)/(\\S+)");
    private static final Pattern SANDBOX_RAN =
            Pattern.compile("Ran pod sandbox ([0-9a-f]{12,64}) with infra container: ([^/\\s]*)/([^/\\s]+)/\\S+");
    private static final Pattern SANDBOX_ENDED =
            Pattern.compile("(?:Stopped|Removed) pod sandbox: ([0-9a-f]{12,64}).*");
    private static final Pattern NETWORK = Pattern.compile(
            "Got pod network &\\{Name:(\\S+) Namespace:(\\S+)" + " ID:([0-9a-f]{12,64})(?: UID:(\\S+))? NetNS:.*");

    private final DaemonMessages messages;
    private final Recent<String, String> asked = new Recent<>();

    CrioMessages(DaemonMessages messages) {
        this.messages = messages;
    }

    /** What the message tells; empty where it is none of these. */
    Optional<Reading> read(DaemonLine line) {
        var message = line.message();
        if (message.equals("Started container")) {
            return Optional.of(started(line));
        }
        return pull(line, message)
                .or(() -> container(line, message))
                .or(() -> sandboxRan(line, message))
                .or(() -> network(line, message))
                .or(() -> sandboxEnded(line, message));
    }

    /** The answer has the digest and no tag; the request, known by its id, has the name as it was asked for. */
    private Optional<Reading> pull(DaemonLine line, String message) {
        var match = PULL.matcher(message);
        if (!match.matches()) {
            return Optional.empty();
        }
        var request = line.field("id");
        if (match.group(1).equals("Pulling")) {
            asked.put(request, match.group(2));
            return Optional.of(Reading.NOTHING);
        }
        var answer = match.group(2);
        var image = request.isEmpty() ? answer : asked.remove(request).orElse(answer);
        return Optional.of(DaemonMessages.pulled(line, image, digests(answer)));
    }

    private static Set<Digest> digests(String answer) {
        if (answer.length() == 64 && ContainerIds.isHex(answer)) {
            return Set.of(Digest.config("sha256:" + answer));
        }
        return DaemonMessages.repositoryDigest(answer).map(Set::of).orElse(Set.of());
    }

    private Optional<Reading> container(DaemonLine line, String message) {
        var match = CONTAINER.matcher(message);
        if (!match.matches()) {
            return Optional.empty();
        }
        var id = match.group(2);
        var pod = new PodReference(match.group(3), match.group(4), "");
        var container = new ContainerReference(id, match.group(5), pod);
        return Optional.of(
                switch (match.group(1)) {
                    case "Created" -> Reading.of(DaemonMessages.created(line, container, ""));
                    case "Started" -> Reading.of(DaemonMessages.started(line, container, 0));
                    default -> DaemonMessages.stopped(line, id);
                });
    }

    /** The line that ties container, pod, sandbox and process together. */
    private Reading started(DaemonLine line) {
        var id = line.field("containerID");
        var sandbox = line.field("sandboxID");
        var description = line.field("description").split("/", 3);
        if (id.isEmpty() || description.length < 3) {
            return DaemonMessages.cutShort(line);
        }
        var known = messages.pod(sandbox);
        var pod = known.isKnown() ? known : new PodReference(description[0], description[1], "");
        var isSandbox = id.equals(sandbox);
        var container = new ContainerReference(id, isSandbox ? "" : description[2], pod);
        var pid = line.field("PID").matches("[1-9]\\d{0,9}") ? Long.parseLong(line.field("PID")) : 0;
        var events = new ArrayList<Event>();
        events.add(
                isSandbox
                        ? messages.sandbox(line, sandbox, pod)
                        : DaemonMessages.observed(line, container, sandbox, ContainerKind.APPLICATION));
        events.add(DaemonMessages.started(line, container, pid));
        if (pid > 0) {
            events.add(new ContainerProcessStarted(line.time(), line.origin(), container, pid, false));
        }
        return new Reading.Events(events);
    }

    private Optional<Reading> sandboxRan(DaemonLine line, String message) {
        var match = SANDBOX_RAN.matcher(message);
        if (!match.matches()) {
            return Optional.empty();
        }
        var known = messages.pod(match.group(1));
        var pod = known.isKnown() ? known : new PodReference(match.group(2), match.group(3), "");
        return Optional.of(Reading.of(messages.sandbox(line, match.group(1), pod)));
    }

    /** Written when the network is made and again when it is taken down; only the first tells something. */
    private Optional<Reading> network(DaemonLine line, String message) {
        var match = NETWORK.matcher(message);
        if (!match.matches()) {
            return Optional.empty();
        }
        var uid = match.group(4) == null ? "" : match.group(4);
        var pod = new PodReference(match.group(2), match.group(1), uid);
        return Optional.of(
                messages.pod(match.group(3)).equals(pod)
                        ? Reading.NOTHING
                        : Reading.of(messages.sandbox(line, match.group(3), pod)));
    }

    private static Optional<Reading> sandboxEnded(DaemonLine line, String message) {
        var match = SANDBOX_ENDED.matcher(message);
        return match.matches() ? Optional.of(DaemonMessages.stopped(line, match.group(1))) : Optional.empty();
    }
}
