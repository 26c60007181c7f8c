package io.tallyman.event;

import java.util.List;
import java.util.Set;

/**
 * One thing that an instance's user data tells it to do at boot. Secrets in it are masked.
 *
 * @param machine the instance the user data was given to
 * @param kind where in the user data it stands
 * @param text the command, script line, address or file name as people read it
 * @param arguments the same as a command line with the program first, where it is one; a script's line is handed to its
 *     interpreter: {@code [sh, -c, line]}
 */
public record UserDataDirective(
        EventTime time,
        Origin origin,
        InstanceReference machine,
        Kind kind,
        String text,
        List<String> arguments,
        Attribution attribution)
        implements Attributable {

    /** Where in the user data a directive stands. */
    public enum Kind {
        /** A script, or a line of one. */
        SCRIPT,
        /** {@code runcmd} or {@code bootcmd} of cloud-config. */
        COMMAND,
        /** {@code write_files}: what is put where. */
        FILE,
        /** {@code packages} and sources of packages. */
        PACKAGE,
        /** {@code #include}, or a file whose content is fetched. */
        INCLUDE
    }

    public UserDataDirective {
        arguments = List.copyOf(arguments);
    }

    @Override
    public UserDataDirective attributedTo(Attribution other) {
        return new UserDataDirective(time, origin, machine, kind, text, arguments, other);
    }

    /** The same as a program that cloud-init, or the cloud's agent, would execute. */
    public ProcessExecuted execution() {
        return new ProcessExecuted(
                time,
                origin,
                ContainerReference.NONE,
                machine,
                0,
                0,
                "",
                arguments,
                "user data",
                "",
                "",
                Set.of(),
                attribution);
    }

    /** What it would do; read anew from the arguments each time it is asked for. */
    public CommandLine command() {
        return CommandLine.of("", arguments);
    }
}
