package io.tallyman.event;

import java.util.List;
import java.util.Set;

/**
 * A program was executed (DC0064): by the kernel's or a sensor's word, or as a command handed to a runtime or to the
 * Kubernetes API for execution in a container.
 *
 * @param reported the container, where the record names it; else {@link ContainerReference#NONE}
 * @param pid host pid; 0 if not told
 * @param parentPid host pid of the parent; 0 if not told
 * @param executable path of the program as the kernel saw it, seen from inside the container; empty if not told
 * @param arguments the command line with the program's own name first; may be empty
 * @param parent the parent's program or command line; empty if not told
 * @param directory the working directory; empty if not told
 * @param user user name or uid; empty if not told
 * @param devices devices (as {@code major:minor} in hex, the way auditd's PATH writes them) that the program's files lie on
 * @param familiarity whether the baseline knows all destinations that the command names, for the container's repository
 *     and namespace: {@link Familiarity#NEW} if one of them is new
 */
public record ProcessExecuted(
        EventTime time,
        Origin origin,
        ContainerReference reported,
        InstanceReference machine,
        long pid,
        long parentPid,
        String executable,
        List<String> arguments,
        String parent,
        String directory,
        String user,
        Set<String> devices,
        Attribution attribution,
        Familiarity familiarity)
        implements Attributable {

    /** A process as a record tells it, before the baseline was asked. */
    public ProcessExecuted(
            EventTime time,
            Origin origin,
            ContainerReference reported,
            InstanceReference machine,
            long pid,
            long parentPid,
            String executable,
            List<String> arguments,
            String parent,
            String directory,
            String user,
            Set<String> devices,
            Attribution attribution) {
        this(
                time,
                origin,
                reported,
                machine,
                pid,
                parentPid,
                executable,
                arguments,
                parent,
                directory,
                user,
                devices,
                attribution,
                Familiarity.UNDECIDED);
    }

    /** A process as a record tells it, where it names no instance. */
    public ProcessExecuted(
            EventTime time,
            Origin origin,
            ContainerReference reported,
            long pid,
            long parentPid,
            String executable,
            List<String> arguments,
            String parent,
            String directory,
            String user,
            Set<String> devices,
            Attribution attribution) {
        this(
                time,
                origin,
                reported,
                InstanceReference.NONE,
                pid,
                parentPid,
                executable,
                arguments,
                parent,
                directory,
                user,
                devices,
                attribution,
                Familiarity.UNDECIDED);
    }

    public ProcessExecuted {
        arguments = List.copyOf(arguments);
        devices = Set.copyOf(devices);
    }

    @Override
    public ProcessExecuted attributedTo(Attribution other) {
        return with(other, familiarity);
    }

    /** The same process with its owner and the baseline's word filled in. */
    public ProcessExecuted with(Attribution other, Familiarity known) {
        return new ProcessExecuted(
                time,
                origin,
                reported,
                machine,
                pid,
                parentPid,
                executable,
                arguments,
                parent,
                directory,
                user,
                devices,
                other,
                known);
    }

    /** The arguments as one line, for people. */
    public String commandLine() {
        return arguments.isEmpty() ? executable : String.join(" ", arguments);
    }

    /** What the command line would do; read anew from the arguments each time it is asked for. */
    public CommandLine command() {
        return CommandLine.of(executable, arguments);
    }

    /** Last part of the executable's path; empty if not told. */
    public String binary() {
        return baseName(executable);
    }

    /** Last part of the name that the program was called by, which the caller chooses freely; empty if not told. */
    public String calledAs() {
        return arguments.isEmpty() ? "" : baseName(arguments.get(0));
    }

    private static String baseName(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
