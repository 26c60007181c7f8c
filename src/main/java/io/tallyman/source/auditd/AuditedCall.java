package io.tallyman.source.auditd;

import io.tallyman.event.Attribution;
import io.tallyman.event.ContainerReference;
import io.tallyman.event.Destination;
import io.tallyman.event.Event;
import io.tallyman.event.EventTime;
import io.tallyman.event.Feed;
import io.tallyman.event.NetworkFlow;
import io.tallyman.event.Origin;
import io.tallyman.event.ProcessExecuted;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One system call, as far as the records of its event have told. Both formats fill it in; it makes the events of it.
 *
 * <p>An execution counts if it succeeded. A connection counts if it was made or is under way (EINPROGRESS, which is how
 * every non-blocking client begins), and if its port is not 0: with that port the C library only asks for the route.
 */
final class AuditedCall {

    static final int EINPROGRESS = -115;
    private static final long UNSET = 4294967295L;
    private static final int CAP_SYS_ADMIN = 21;

    final Feed feed;
    final long line;
    final long millis;
    final long serial;
    final Arguments arguments = new Arguments();
    final Set<String> devices = new LinkedHashSet<>(4);

    /** Whether its SYSCALL record has been read. */
    boolean known;

    /** False once the SYSCALL record says that nothing will come of it. */
    boolean relevant = true;

    SystemCall call = SystemCall.OTHER;
    boolean success;
    long exit;
    long pid;
    long parentPid;
    long user = -1;
    long loginUser = UNSET;
    String executable = "";
    String directory = "";
    String parent = "";
    String container = "";

    @Nullable
    Destination destination;

    /** The capabilities that the program got, where a record says so; else -1. */
    long capabilities = -1;

    AuditedCall(Feed feed, long line, long millis, long serial) {
        this.feed = feed;
        this.line = line;
        this.millis = millis;
        this.serial = serial;
    }

    /** Decides from the SYSCALL record alone whether anything can come of this call. */
    void decide() {
        known = true;
        relevant = switch (call) {
            case EXECUTE -> success;
            case CONNECT -> success || exit == EINPROGRESS;
            case OTHER -> false;
        };
    }

    /** What it tells; empty if nothing. The runtime's own commands go to {@code runtimes} instead of being an execution. */
    List<Event> events(Runtimes runtimes) {
        if (!known || !relevant) {
            return List.of();
        }
        if (call == SystemCall.EXECUTE) {
            return runtimes.read(this).orElseGet(() -> List.of(executed()));
        }
        return destination == null || destination.port() == 0 ? List.of() : List.of(connected(destination));
    }

    EventTime time() {
        return EventTime.ofMillis(millis, EventTime.AUDIT_TICK);
    }

    Origin origin() {
        return new Origin(feed, line);
    }

    private ProcessExecuted executed() {
        return new ProcessExecuted(
                time(),
                origin(),
                ContainerReference.ofId(container),
                pid,
                parentPid,
                executable,
                arguments.all(),
                parent,
                directory,
                userId(),
                devices,
                Attribution.NONE);
    }

    private NetworkFlow connected(Destination to) {
        return new NetworkFlow(
                time(),
                origin(),
                ContainerReference.ofId(container),
                pid,
                parentPid,
                "",
                0,
                to,
                "",
                0,
                0,
                0,
                "",
                Attribution.NONE);
    }

    /** The user who logged in, where somebody did; else the one that the process runs as. */
    private String userId() {
        if (loginUser != UNSET && loginUser >= 0) {
            return Long.toString(loginUser);
        }
        return user < 0 ? "" : Long.toString(user);
    }

    /**
     * Whether the process has the host's full rights, as a container runtime must: root, and not stripped of
     * CAP_SYS_ADMIN. The kernel writes a BPRM_FCAPS record for a root with less than all capabilities.
     */
    boolean isPrivileged() {
        return user == 0 && (capabilities < 0 || (capabilities >> CAP_SYS_ADMIN & 1) == 1);
    }
}
