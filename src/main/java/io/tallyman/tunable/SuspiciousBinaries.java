package io.tallyman.tunable;

import io.tallyman.event.ProcessExecuted;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Programs that are worth a look in a container.
 *
 * @param names lower-case names without path and {@code .exe}
 */
public record SuspiciousBinaries(Set<String> names) {

    public SuspiciousBinaries {
        names = Set.copyOf(names);
    }

    /** From names as a person writes them. */
    public static SuspiciousBinaries of(Collection<String> written) {
        return new SuspiciousBinaries(written.stream().map(ProgramName::of).collect(Collectors.toSet()));
    }

    /**
     * Whether the program is one of these: by its file, by the name it was called by, or as an applet of BusyBox. A
     * version at the end of its name ({@code python3.11}, {@code nc.openbsd}) makes no difference.
     */
    public boolean hold(ProcessExecuted exec) {
        return ProgramName.in(names, exec);
    }
}
