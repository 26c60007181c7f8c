package io.tallyman.source.containerd;

import io.tallyman.event.Attribution;
import io.tallyman.event.ContainerProcessStarted;
import io.tallyman.event.ContainerReference;
import io.tallyman.event.Digest;
import io.tallyman.event.PodReference;
import io.tallyman.event.ProcessExecuted;
import io.tallyman.source.JoinedCommand;
import io.tallyman.source.Reading;
import io.tallyman.source.containerd.DaemonMessages.Recent;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The messages of containerd's CRI plugin, releases 1.4 to 2.x. Only what ended well is told: a request says what was
 * wanted, its answer what came of it.
 *
 * @see <a href="https://github.com/containerd/containerd/blob/main/internal/cri/instrument/instrumented_service.go">where
 *     they are written</a>
 */
final class CriMessages {

    private static final String ID = "\"([^\"]+)\"";
    private static final Pattern PULLED =
            Pattern.compile("Pulled image " + ID + " with image id " + ID + ".*?(?:repo digest \"([^\"]*)\".*)?");
    private static final Pattern PULL_RETURNS =
            Pattern.compile("PullImage " + ID + " returns image reference " + ID + ".*");
    private static final Pattern RUN_RETURNS =
            Pattern.compile("RunPodSandbox for (.*?) returns sandbox id " + ID + ".*");
    private static final Pattern CREATE_RETURNS =
            Pattern.compile("CreateContainer within sandbox " + ID + " for (.*?) returns container id " + ID + ".*");
    private static final Pattern DONE = Pattern.compile("\\w+ (?:for )?" + ID + " returns successfully.*");
    private static final Pattern EXIT_CONTAINER = Pattern.compile("(?:ContainerID:|container_id:\\s*\")([^,\"}]+)");
    private static final Pattern EXIT_PROCESS = Pattern.compile("(?:[,{ ]ID:|\\bid:\\s*\")([^,\"}]+)");
    private static final Pattern EXEC =
            Pattern.compile("Exec(?:Sync)? for " + ID + " with command \\[(.*)\\](?:,| and) .*", Pattern.DOTALL);
    private static final Pattern SHIM_PATH = Pattern.compile(".*/k8s\\.io/([0-9a-f]{12,64})");
    private static final Pattern CNI_RESULT = Pattern.compile("cni result for sandbox " + ID + ": (\\{.*)");

    private static final Pattern NAME = named("name");
    private static final Pattern POD_NAMESPACE = named("namespace");
    private static final Pattern POD_UID = named("uid");

    private final DaemonMessages messages;
    private final Recent<String, Boolean> pulls = new Recent<>();

    CriMessages(DaemonMessages messages) {
        this.messages = messages;
    }

    /** What the message tells; empty where it is none of the plugin's. */
    Optional<Reading> read(DaemonLine line) {
        var message = line.message();
        if (message.contains("TaskExit event") || message.startsWith("received exit event")) {
            return Optional.of(exited(line));
        }
        var space = message.indexOf(' ');
        return switch (space < 0 ? message : message.substring(0, space)) {
            case "Pulled" ->
                message.startsWith("Pulled image \"") ? answer(line, PULLED, "", this::pulled) : Optional.empty();
            case "PullImage" -> answer(line, PULL_RETURNS, " returns ", this::pullReturned);
            case "RunPodSandbox" -> answer(line, RUN_RETURNS, " returns ", this::sandboxRun);
            case "CreateContainer" -> answer(line, CREATE_RETURNS, " returns ", this::created);
            case "StartContainer" -> answer(line, DONE, " returns ", CriMessages::started);
            case "StopContainer", "RemoveContainer", "StopPodSandbox", "RemovePodSandbox" ->
                answer(line, DONE, " returns ", (stop, match) -> DaemonMessages.stopped(stop, match.group(1)));
            case "Exec", "ExecSync" -> answer(line, EXEC, " with command ", CriMessages::executed);
            case "cni" -> answer(line, CNI_RESULT, "cni result for sandbox ", CniDebugResult::read);
            case "starting" -> Optional.of(shim(line));
            default -> Optional.empty();
        };
    }

    /** Reads the message if it has the mark of an answer; an answer that is not whole is rejected. */
    private static Optional<Reading> answer(
            DaemonLine line, Pattern pattern, String mark, BiFunction<DaemonLine, Matcher, Reading> reader) {
        if (!line.message().contains(mark)) {
            return Optional.of(Reading.NOTHING);
        }
        var match = pattern.matcher(line.message());
        return Optional.of(match.matches() ? reader.apply(line, match) : DaemonMessages.cutShort(line));
    }

    private Reading pulled(DaemonLine line, Matcher match) {
        var digests = new HashSet<>(config(match.group(2)));
        var repository = match.group(3);
        if (repository != null) {
            DaemonMessages.repositoryDigest(repository).ifPresent(digests::add);
        }
        pulls.put(pull(line, match), true);
        return DaemonMessages.pulled(line, match.group(1), digests);
    }

    /** Newer releases say the same pull twice; the first line says more. */
    private Reading pullReturned(DaemonLine line, Matcher match) {
        return pulls.remove(pull(line, match)).isPresent()
                ? Reading.NOTHING
                : DaemonMessages.pulled(line, match.group(1), config(match.group(2)));
    }

    /** A feed may hold the lines of many hosts. */
    private static String pull(DaemonLine line, Matcher match) {
        return line.origin().host() + " " + match.group(1);
    }

    private static Set<Digest> config(String imageId) {
        return imageId.startsWith("sha256:") ? Set.of(Digest.config(imageId)) : Set.of();
    }

    private Reading sandboxRun(DaemonLine line, Matcher match) {
        var pod = match.group(1);
        return Reading.of(messages.sandbox(
                line,
                match.group(2),
                new PodReference(field(pod, POD_NAMESPACE), field(pod, NAME), field(pod, POD_UID))));
    }

    private Reading created(DaemonLine line, Matcher match) {
        var sandbox = match.group(1);
        var container = new ContainerReference(match.group(3), field(match.group(2), NAME), messages.pod(sandbox));
        return Reading.of(DaemonMessages.created(line, container, sandbox));
    }

    private static Pattern named(String name) {
        return Pattern.compile("(?<![a-z])" + name + ":(?:\\s*\"([^\"]*)\"|([^,}\\s]*))", Pattern.CASE_INSENSITIVE);
    }

    /** A field of {@code &Metadata{Name:x,Uid:y,}} or, since the API's change of libraries, {@code name:"x" uid:"y"}. */
    private static String field(String metadata, Pattern name) {
        var match = name.matcher(metadata);
        if (!match.find()) {
            return "";
        }
        return match.group(1) == null ? match.group(2) : match.group(1);
    }

    private static Reading started(DaemonLine line, Matcher match) {
        return Reading.of(DaemonMessages.started(line, ContainerReference.ofId(match.group(1)), 0));
    }

    private static Reading executed(DaemonLine line, Matcher match) {
        return Reading.of(new ProcessExecuted(
                line.time(),
                line.origin(),
                ContainerReference.ofId(match.group(1)),
                0,
                0,
                "",
                JoinedCommand.split(match.group(2)),
                "",
                "",
                "",
                Set.of(),
                Attribution.NONE));
    }

    /** The end of a container's own process; that of an exec is another matter. */
    private static Reading exited(DaemonLine line) {
        var container = EXIT_CONTAINER.matcher(line.message());
        if (!container.find()) {
            return Reading.NOTHING;
        }
        var process = EXIT_PROCESS.matcher(line.message());
        var isOfContainer = process.find() && process.group(1).equals(container.group(1));
        return isOfContainer ? DaemonMessages.stopped(line, container.group(1)) : Reading.NOTHING;
    }

    /** A shim of the CRI's namespace serves a whole pod and is the parent of all its processes. */
    private static Reading shim(DaemonLine line) {
        var path = SHIM_PATH.matcher(line.field("path"));
        if (!path.matches() || !line.field("pid").matches("[1-9]\\d{0,9}")) {
            return Reading.NOTHING;
        }
        return Reading.of(new ContainerProcessStarted(
                line.time(),
                line.origin(),
                ContainerReference.ofId(path.group(1)),
                Long.parseLong(line.field("pid")),
                true));
    }
}
