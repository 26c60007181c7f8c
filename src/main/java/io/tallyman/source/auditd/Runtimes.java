package io.tallyman.source.auditd;

import io.tallyman.event.ContainerKind;
import io.tallyman.event.ContainerObserved;
import io.tallyman.event.ContainerProcessStarted;
import io.tallyman.event.ContainerReference;
import io.tallyman.event.Event;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the container runtime's own commands tell, by host: which process belongs to which container.
 *
 * <p>A runtime's command is no execution in a container, so that none is reported for it; it teaches:
 * <ul>
 *   <li>the shim that stays ({@code containerd-shim-… -namespace N -id ID}, without a verb behind): every process of the
 *       container descends from it. In namespace {@code k8s.io} the id is the sandbox's and the shim serves the whole pod;
 *   <li>{@code runc exec … ID} and {@code runc run … ID}: the command's children are in that container. The child's parent
 *       is this process or, where it has ended first, the shim; both lead to the container;
 *   <li>{@code runc create … ID}: nothing about processes, for the children that are not the container's first process
 *       are hooks, which run on the host, and that process itself has always been seen as the shim's child. Where the
 *       parent is a pod's shim, it does tell the sandbox of the container.
 * </ul>
 *
 * <p>A command line is chosen by whoever runs it. So that a process in a container cannot claim another container with a
 * program of that name, the command counts only if it runs as root, with CAP_SYS_ADMIN. A privileged container can still
 * lie: what is already known of a process must outweigh this.
 */
final class Runtimes {

    private static final int MOST_SHIMS = 4096;
    private static final Set<String> LOW_LEVEL = Set.of("runc", "crun", "youki", "docker-runc");

    /** Sandbox or container id by host and pid of the shim, the oldest first. */
    private final Map<ProcessKey, String> sandboxes = new LinkedHashMap<>();

    private record ProcessKey(String host, long pid) {}

    /** Nothing where it is an ordinary execution. An empty list: a command of the runtime that teaches nothing. */
    Optional<List<Event>> read(AuditedCall call) {
        var program = baseName(call.executable);
        var shim = program.startsWith("containerd-shim");
        var runtime = shim || LOW_LEVEL.contains(program) || isCopy(call);
        if (!runtime || !call.isPrivileged()) {
            return Optional.empty();
        }
        var command = new RuntimeCommand(call.arguments.all());
        if (shim) {
            return command.isShim() ? Optional.of(shim(call, command)) : Optional.empty();
        }
        return Optional.of(lowLevel(call, command));
    }

    /** runc executes a copy of itself from memory as {@code runc init}, before it becomes the container's process. */
    private static boolean isCopy(AuditedCall call) {
        var arguments = call.arguments.all();
        return (call.executable.equals("/") || call.executable.startsWith("/memfd:runc"))
                && arguments.size() == 2
                && baseName(arguments.get(0)).equals("runc")
                && arguments.get(1).equals("init");
    }

    private List<Event> shim(AuditedCall call, RuntimeCommand command) {
        if (!command.stays()) {
            return List.of();
        }
        var sandbox = command.namespace().equals("k8s.io");
        if (sandbox) {
            remember(new ProcessKey(call.feed.host(), call.pid), command.id());
        }
        return List.of(started(call, command.id(), sandbox));
    }

    private List<Event> lowLevel(AuditedCall call, RuntimeCommand command) {
        var id = command.container();
        if (id.isEmpty()) {
            return List.of();
        }
        return switch (command.verb()) {
            case "exec", "run" -> List.of(started(call, id, false));
            case "create" -> created(call, id);
            default -> List.of();
        };
    }

    private List<Event> created(AuditedCall call, String id) {
        var sandbox = sandboxes.get(new ProcessKey(call.feed.host(), call.parentPid));
        if (sandbox == null) {
            return List.of();
        }
        var kind = sandbox.equals(id) ? ContainerKind.SANDBOX : ContainerKind.APPLICATION;
        var reference = ContainerReference.ofId(id);
        return List.of(new ContainerObserved(call.time(), call.origin(), reference, "", Set.of(), sandbox, null, kind));
    }

    private static ContainerProcessStarted started(AuditedCall call, String id, boolean sandboxOnly) {
        return new ContainerProcessStarted(
                call.time(), call.origin(), ContainerReference.ofId(id), call.pid, sandboxOnly);
    }

    private void remember(ProcessKey shim, String id) {
        sandboxes.remove(shim);
        sandboxes.put(shim, id);
        if (sandboxes.size() > MOST_SHIMS) {
            var oldest = sandboxes.keySet().iterator();
            oldest.next();
            oldest.remove();
        }
    }

    static String baseName(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
