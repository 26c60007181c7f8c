package io.tallyman.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A command line that a runtime wrote with its arguments joined by spaces: where one argument ended and the next began is
 * lost. It is split at spaces, save that all that follows {@code sh -c} is one argument, as it nearly always was.
 */
public final class JoinedCommand {

    private static final Set<String> INTERPRETERS =
            Set.of("sh", "bash", "ash", "dash", "zsh", "ksh", "python", "python2", "python3");
    private static final Pattern COMMAND_OPTION = Pattern.compile("-[A-Za-z]*c");

    private JoinedCommand() {}

    /** The arguments, the program's name first; empty for a blank text. */
    public static List<String> split(String joined) {
        var arguments = new ArrayList<String>();
        var rest = joined.strip();
        var interpreter = false;
        while (!rest.isEmpty()) {
            var space = rest.indexOf(' ');
            var word = space < 0 ? rest : rest.substring(0, space);
            rest = space < 0 ? "" : rest.substring(space + 1).stripLeading();
            arguments.add(word);
            if (interpreter && COMMAND_OPTION.matcher(word).matches() && !rest.isEmpty()) {
                arguments.add(rest);
                return arguments;
            }
            interpreter = INTERPRETERS.contains(word.substring(word.lastIndexOf('/') + 1))
                    || (interpreter && word.startsWith("-"));
        }
        return arguments;
    }
}
