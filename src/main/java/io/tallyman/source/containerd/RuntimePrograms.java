package io.tallyman.source.containerd;

import java.util.regex.Pattern;

/** Which programs are container runtimes, and how their lines are known where the program is not named. */
final class RuntimePrograms {

    private static final Pattern MESSAGE = Pattern.compile(
            "PullImage \".*|Pulled image \".*|(?:Pulling|Pulled) image: .*"
                    + "|(?:Run|Stop|Remove)PodSandbox .*|CreateContainer within sandbox .*"
                    + "|(?:Start|Stop|Remove)Container for .*|loading plugin .*|starting containerd.*|(?:Ran|Stopped) pod sandbox.*"
                    + "|Created container [0-9a-f]{64}: .*|Got pod network &\\{.*",
            Pattern.DOTALL);

    private RuntimePrograms() {}

    /** Whether a journal's name of a program is that of a runtime, also as a snap or with its path. */
    static boolean isRuntime(String program) {
        var name = program.substring(program.lastIndexOf('/') + 1);
        return name.equals("crio") || name.equals("cri-o") || name.equals("containerd") || name.endsWith("-containerd");
    }

    /** Whether a line without a program's name is a runtime's: other programs write logfmt too. */
    static boolean isOfRuntime(DaemonLine line) {
        return MESSAGE.matcher(line.message()).matches()
                || line.field("type").startsWith("io.containerd.")
                || line.field("runtime").startsWith("io.containerd.")
                || line.field("name").startsWith("/runtime.v1");
    }
}
