package io.tallyman.tunable;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.regex.Pattern;

/** Lengths of time as people write them: {@code 500ms}, {@code 90s}, {@code 15m}, {@code 24h}, {@code 7d}, {@code PT15M}. */
final class Durations {

    static final String EXPECTED = "a length of time with its unit, such as 500ms, 90s, 15m, 24h, 7d or PT15M";
    static final String SCHEMA_PATTERN = "^([0-9]{1,9}(ms|s|m|h|d)|P[0-9DTHMS.]+)$";

    private static final Pattern SHORT = Pattern.compile("(\\d{1,9})(\\D*)");
    private static final Map<String, ChronoUnit> UNITS = Map.of(
            "ms", ChronoUnit.MILLIS,
            "s", ChronoUnit.SECONDS,
            "m", ChronoUnit.MINUTES,
            "h", ChronoUnit.HOURS,
            "d", ChronoUnit.DAYS);

    private Durations() {}

    /**
     * Reads one.
     *
     * @throws IllegalArgumentException with one sentence that says what is wrong
     */
    static Duration parse(String text) {
        var found = SHORT.matcher(text);
        if (!found.matches()) {
            return parseIso(text);
        }
        if (found.group(2).isEmpty()) {
            throw new IllegalArgumentException("\"%s\" has no unit; expected %s".formatted(text, EXPECTED));
        }
        var unit = UNITS.get(found.group(2));
        if (unit == null) {
            throw new IllegalArgumentException(
                    "\"%s\" has the unknown unit \"%s\"; units are ms, s, m, h and d".formatted(text, found.group(2)));
        }
        return Duration.of(Long.parseLong(found.group(1)), unit);
    }

    private static Duration parseIso(String text) {
        try {
            if (text.startsWith("P")) {
                return Duration.parse(text);
            }
        } catch (DateTimeParseException notIso) {
            throw new IllegalArgumentException("\"%s\" is no duration; expected %s".formatted(text, EXPECTED), notIso);
        }
        throw new IllegalArgumentException("\"%s\" is no duration; expected %s".formatted(text, EXPECTED));
    }

    /** The shortest text that is read back as the same. */
    static String print(Duration duration) {
        var millis = duration.toMillis();
        if (millis == 0) {
            return "0s";
        }
        if (millis % 86_400_000 == 0) {
            return millis / 86_400_000 + "d";
        }
        if (millis % 3_600_000 == 0) {
            return millis / 3_600_000 + "h";
        }
        if (millis % 60_000 == 0) {
            return millis / 60_000 + "m";
        }
        return millis % 1_000 == 0 ? millis / 1_000 + "s" : millis + "ms";
    }
}
