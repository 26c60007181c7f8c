package io.tallyman.source.cloudinit;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The commands that cloud-init was given to run, by user data, by vendor data or by the image: told from those of its own
 * by the folder of the script. {@code runcmd} becomes a script; {@code bootcmd} a temporary file, handed to a shell.
 *
 * @see <a href="https://docs.cloud-init.io/en/latest/reference/modules.html">cloud-init's modules</a>
 */
final class GivenCommands {

    private static final String RUNS = "Running command ";

    private static final Pattern SCRIPT = Pattern.compile(
            "/var/lib/cloud/(?:instances?/(?:[^/]{1,200}/)?(?:scripts|boothooks)|scripts)/.+", Pattern.DOTALL);

    private static final Pattern BOOT =
            Pattern.compile("(?:/run/cloud-init/tmp|/var/tmp/cloud-init|/var/tmp|/tmp)/[^/ ]{1,200}\\.sh");

    private GivenCommands() {}

    /** The arguments of such a command, where the message tells of one. */
    static Optional<List<String>> read(String message) {
        return message.startsWith(RUNS)
                ? PythonList.read(message.substring(RUNS.length())).filter(GivenCommands::isGiven)
                : Optional.empty();
    }

    private static boolean isGiven(List<String> arguments) {
        return arguments.stream().anyMatch(argument -> SCRIPT.matcher(argument).matches())
                || (arguments.size() == 2
                        && arguments.get(0).endsWith("/sh")
                        && BOOT.matcher(arguments.get(1)).matches());
    }
}
