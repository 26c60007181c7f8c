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
        var text = joined.strip();
        var interpreter = false;
        int start = 0;
        while (start < text.length()) {
            var space = text.indexOf(' ', start);
            var word = text.substring(start, space < 0 ? text.length() : space);
            start = space < 0 ? text.length() : afterBlanks(text, space);
            arguments.add(word);
            if (interpreter && COMMAND_OPTION.matcher(word).matches() && start < text.length()) {
                arguments.add(text.substring(start));
                return arguments;
            }
            interpreter = INTERPRETERS.contains(word.substring(word.lastIndexOf('/') + 1))
                    || (interpreter && word.startsWith("-"));
        }
        return arguments;
    }

    private static int afterBlanks(String text, int from) {
        int at = from;
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }
}
