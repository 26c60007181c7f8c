package io.tallyman.tunable;

import io.tallyman.event.ProcessExecuted;
import java.util.Locale;
import java.util.Set;

/** What a program is called, freed of path, case, {@code .exe} and version. */
final class ProgramName {

    private static final Set<String> MULTI_CALL = Set.of("busybox", "toybox");

    private ProgramName() {}

    /** Last part of a path of either system, in lower case, without {@code .exe} and a login shell's leading dash. */
    static String of(String path) {
        var base = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1)
                .toLowerCase(Locale.ROOT);
        var dashed = base.startsWith("-") ? base.substring(1) : base;
        return dashed.endsWith(".exe") ? dashed.substring(0, dashed.length() - ".exe".length()) : dashed;
    }

    /**
     * Whether a set of names in that form has the program: as it is, up to its first dot ({@code nc.openbsd}), or also
     * without a number at the end ({@code python3.11}, {@code bash5}).
     */
    static boolean in(Set<String> names, String path) {
        var name = of(path);
        if (name.isEmpty()) {
            return false;
        }
        if (names.contains(name)) {
            return true;
        }
        var dot = name.indexOf('.');
        var stem = dot < 0 ? name : name.substring(0, dot);
        return names.contains(stem) || names.contains(withoutNumber(stem));
    }

    /** By the kernel's name, by the caller's name, or by the applet that a multi-call binary is told to be. */
    static boolean in(Set<String> names, ProcessExecuted exec) {
        return in(names, exec.executable()) || in(names, calledBy(exec)) || in(names, applet(exec));
    }

    private static String calledBy(ProcessExecuted exec) {
        return exec.arguments().isEmpty() ? "" : exec.arguments().get(0);
    }

    private static String applet(ProcessExecuted exec) {
        return exec.arguments().size() > 1 && in(MULTI_CALL, calledBy(exec))
                ? exec.arguments().get(1)
                : "";
    }

    private static String withoutNumber(String stem) {
        int end = stem.length();
        while (end > 0 && stem.charAt(end - 1) >= '0' && stem.charAt(end - 1) <= '9') {
            end--;
        }
        return end > 0 && end < stem.length() && stem.charAt(end - 1) == '-'
                ? stem.substring(0, end - 1)
                : stem.substring(0, end);
    }
}
