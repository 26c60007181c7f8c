package io.tallyman.event;

import io.tallyman.event.ShellScript.Word;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The variables that a script sets itself. What they are replaced by is bounded: {@code a=xx;b=$a$a;…} doubles it. */
final class ShellVariables {

    private static final int MOST_EXPANDED = 1 << 16;

    private final Map<String, Word> values = new HashMap<>();
    private int expanded;

    /** The value to put in a variable's place; empty if it is not set by the script, or if too much has been put in. */
    Optional<Word> take(String name) {
        var value = Optional.ofNullable(values.get(name));
        int length = value.map(
                        word -> word.text().length() + word.substitutions().size() + 1)
                .orElse(0);
        if (expanded + length > MOST_EXPANDED) {
            return Optional.empty();
        }
        expanded += length;
        return value;
    }

    /** Keeps what these assignments set, for the words that follow. */
    void remember(List<Word> words) {
        for (var word : words) {
            int equals = word.text().indexOf('=');
            if (equals > 0 && isName(word.text().substring(0, equals))) {
                var value = word.text().substring(equals + 1);
                values.put(word.text().substring(0, equals), new Word(value, word.substitutions(), false));
            } else if (!word.text().equals("export")) {
                return;
            }
        }
    }

    static boolean isName(String text) {
        for (int i = 0; i < text.length(); i++) {
            char here = text.charAt(i);
            if (!isNameCharacter(here) || (i == 0 && Character.isDigit(here))) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    static boolean isNameCharacter(char here) {
        return here == '_' || (here < 128 && Character.isLetterOrDigit(here));
    }
}
