package io.tallyman.source;

import io.tallyman.event.EventTime;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Optional;

/** Reads the times that logs write, and how fine their clock is by the digits they show. */
public final class Times {

    /* Date, 'T' or space, time, 0 to 9 digits of fraction, and an offset in any of its spellings, or none: then UTC. */
    private static final DateTimeFormatter ISO = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendLiteral('T')
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .optionalStart()
            .appendOffset("+HH:MM", "Z")
            .optionalEnd()
            .optionalStart()
            .appendOffset("+HHMM", "Z")
            .optionalEnd()
            .optionalStart()
            .appendOffset("+HH", "Z")
            .optionalEnd()
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    private static final int LATEST_YEAR = 9999;

    /** The end of the year 9999, in seconds since 1970: no log is written later. */
    private static final long LATEST = 253_402_300_799L;

    private Times() {}

    /** RFC 3339 and its relatives: a space for {@code T}, an offset with or without colon; without one it is UTC. */
    public static Optional<EventTime> iso(String text) {
        var regular = RegularTime.read(text);
        return regular != null ? Optional.of(regular) : irregular(text);
    }

    /** {@link #iso} by a formatter, which takes every shape and costs more than the rest of a record. */
    static Optional<EventTime> irregular(String text) {
        return formatted(text).map(instant -> new EventTime(instant, precision(fraction(text))));
    }

    /** The instant of {@link #iso}. */
    public static Optional<Instant> instant(String text) {
        return iso(text).map(EventTime::instant);
    }

    private static Optional<Instant> formatted(String text) {
        if (text.length() < 19) {
            return Optional.empty();
        }
        try {
            var normal = (text.charAt(10) == ' ' ? text.substring(0, 10) + 'T' + text.substring(11) : text)
                    .replace('z', 'Z')
                    .replace('t', 'T')
                    .replace(" ", "")
                    .replace(',', '.');
            var parsed = ISO.parse(normal);
            var local = LocalDateTime.from(parsed);
            var offset = parsed.isSupported(ChronoField.OFFSET_SECONDS)
                    ? ZoneOffset.ofTotalSeconds(parsed.get(ChronoField.OFFSET_SECONDS))
                    : ZoneOffset.UTC;
            return local.getYear() < 1 || local.getYear() > LATEST_YEAR
                    ? Optional.empty()
                    : Optional.of(local.toInstant(offset));
        } catch (DateTimeException malformed) {
            return Optional.empty();
        }
    }

    /**
     * Seconds since 1970 as a decimal text, or milli-, micro- or nanoseconds as a whole number: told apart by size, which
     * is unambiguous from 1973 to 2200.
     */
    public static Optional<EventTime> epoch(String text) {
        var dot = text.indexOf('.');
        var whole = dot < 0 ? text : text.substring(0, dot);
        if (whole.isEmpty() || whole.length() > 19 || !digits(whole, 0)) {
            return Optional.empty();
        }
        if (dot >= 0 && !digits(text, dot + 1)) {
            return Optional.empty();
        }
        var number = parse(whole);
        if (number < 0 || (dot >= 0 && number > LATEST)) {
            return Optional.empty();
        }
        if (dot >= 0) {
            var fraction = text.substring(dot + 1);
            var nine = (fraction + "000000000").substring(0, 9);
            return Optional.of(
                    new EventTime(Instant.ofEpochSecond(number, Long.parseLong(nine)), precision(fraction.length())));
        }
        return Optional.of(ofNumber(number));
    }

    private static EventTime ofNumber(long number) {
        if (number >= 100_000_000_000_000_000L) {
            return new EventTime(
                    Instant.ofEpochSecond(number / 1_000_000_000L, number % 1_000_000_000L), EventTime.NANOSECOND);
        }
        if (number >= 100_000_000_000_000L) {
            return new EventTime(
                    Instant.ofEpochSecond(number / 1_000_000L, number % 1_000_000L * 1_000L), EventTime.MICROSECOND);
        }
        if (number >= 100_000_000_000L) {
            return EventTime.ofMillis(number, EventTime.MILLISECOND);
        }
        return new EventTime(Instant.ofEpochSecond(number), EventTime.SECOND);
    }

    private static long parse(String digits) {
        try {
            return Long.parseLong(digits);
        } catch (NumberFormatException tooLarge) {
            return -1;
        }
    }

    private static boolean digits(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    private static int fraction(String text) {
        int point = 19;
        if (text.length() <= point || (text.charAt(point) != '.' && text.charAt(point) != ',')) {
            return 0;
        }
        int end = point + 1;
        while (end < text.length() && Character.isDigit(text.charAt(end))) {
            end++;
        }
        return end - point - 1;
    }

    /** The clock step that so many digits after the point show. */
    public static Duration precision(int digits) {
        return switch (digits) {
            case 0 -> EventTime.SECOND;
            case 1, 2, 3 -> EventTime.MILLISECOND;
            case 4, 5, 6 -> EventTime.MICROSECOND;
            default -> EventTime.NANOSECOND;
        };
    }
}
