package io.tallyman.userdata;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Puts {@code ***} in the place of secrets. What rules judge stays: programs, options, hosts and paths of URLs, and what a
 * script sets from a variable or from another command's output. Masking what is masked changes nothing.
 *
 * <p>Blind spot: a secret that neither its shape nor its surroundings tell.
 */
public final class Secrets {

    private static final String MASK = "***";
    private static final int MOST_ROUNDS = 6;

    private Secrets() {}

    /** A text of any length, in time linear in it. */
    public static String mask(String text) {
        var before = text;
        for (int round = 0; round < MOST_ROUNDS; round++) {
            var after = once(before);
            if (after.equals(before)) {
                return after;
            }
            before = after;
        }
        return before;
    }

    private static String once(String text) {
        var masked = text;
        for (var shape : SecretShapes.ALL) {
            masked = shape.mask(masked);
        }
        return masked;
    }

    /** The words of a command line, where an option's value is the word behind it. */
    public static List<String> mask(List<String> words) {
        var masked = new ArrayList<String>(words.size());
        for (int i = 0; i < words.size(); i++) {
            var word = mask(words.get(i));
            masked.add(i > 0 ? behind(words.get(0), words.get(i - 1), word) : word);
        }
        return masked;
    }

    private static final Pattern SECRET_OPTION =
            Pattern.compile("(?i)--?[\\w-]{0,40}(?:password|passwd|passphrase|secret|token|api-?key|access-?key)");
    private static final Pattern USER_AND_PASSWORD = Pattern.compile("([^:\\s]{1,200}):(?!\\$)\\S++");

    private static String behind(String program, String option, String word) {
        var isReference = word.startsWith("$") || word.startsWith("-") || word.isEmpty();
        if (!isReference && SECRET_OPTION.matcher(option).matches()) {
            return MASK;
        }
        if (!isReference && option.equals("-p") && (program.endsWith("sshpass") || program.endsWith("useradd"))) {
            return MASK;
        }
        var user = USER_AND_PASSWORD.matcher(word);
        if ((option.equals("-u") || option.equals("--user") || option.equals("--proxy-user")) && user.matches()) {
            return user.group(1) + ":" + MASK;
        }
        return word;
    }
}
