package io.tallyman.event;

import java.util.Locale;

/** Lower-casing that allocates nothing when there is nothing to do, as is usual in logs. */
final class Texts {

    private Texts() {}

    static String lower(String text) {
        for (int i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c > 127 || Character.isUpperCase(c)) {
                return text.toLowerCase(Locale.ROOT);
            }
        }
        return text;
    }
}
