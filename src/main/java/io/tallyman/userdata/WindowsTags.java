package io.tallyman.userdata;

import io.tallyman.event.UserDataDirective.Kind;
import java.util.Locale;
import java.util.Map;

/**
 * Scripts between tags, as <a
 * href="https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/user-data.html#user-data-scripts-windows">EC2's agents for
 * Windows</a> run them. A tag that nothing closes reaches to the end.
 */
final class WindowsTags {

    private static final Map<String, String> INTERPRETERS =
            Map.of("script", Interpreter.BATCH, "powershell", Interpreter.POWERSHELL);

    private WindowsTags() {}

    static boolean stand(String text) {
        var lower = text.toLowerCase(Locale.ROOT);
        return INTERPRETERS.keySet().stream().anyMatch(tag -> lower.contains("<" + tag + ">"));
    }

    static void read(String text, Directives directives) {
        /* Of the same length as the text, which lower-casing by the rules of languages need not be. */
        var lower = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            lower.append(Character.toLowerCase(text.charAt(i)));
        }
        var searched = lower.toString();
        INTERPRETERS.forEach((tag, interpreter) -> {
            int open = searched.indexOf("<" + tag + ">");
            if (open >= 0) {
                int from = open + tag.length() + 2;
                int to = searched.indexOf("</" + tag + ">", from);
                directives.script(Kind.SCRIPT, text.substring(from, to < 0 ? text.length() : to), interpreter);
            }
        });
    }
}
