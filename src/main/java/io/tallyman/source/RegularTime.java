package io.tallyman.source;

import io.tallyman.event.EventTime;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.Year;
import org.jspecify.annotations.Nullable;

/**
 * The shape in which most logs write a time, {@code 2026-11-22T21:42:43.626700+0000}, read without a formatter, which
 * would cost more than the rest of the record.
 */
final class RegularTime {

    private static final int SECONDS_END = 19;
    private static final int NONE = -1;
    private static final int[] SCALE = {
        1_000_000_000, 100_000_000, 10_000_000, 1_000_000, 100_000, 10_000, 1_000, 100, 10, 1
    };

    private RegularTime() {}

    /** The time; null where the text is of another shape. */
    static @Nullable EventTime read(String text) {
        if (!isDateAndTime(text)) {
            return null;
        }
        int end = fractionEnd(text);
        int digits = Math.max(0, end - SECONDS_END - 1);
        int offset = offset(text, end);
        long second = epochSecond(text);
        if (offset == Integer.MIN_VALUE || second == Long.MIN_VALUE || digits > 9 || end == SECONDS_END + 1) {
            return null;
        }
        long nanos = digits == 0 ? 0 : (long) number(text, SECONDS_END + 1, end) * SCALE[digits];
        return new EventTime(Instant.ofEpochSecond(second - offset, nanos), Times.precision(digits));
    }

    private static boolean isDateAndTime(String text) {
        return text.length() > SECONDS_END
                && text.charAt(4) == '-'
                && text.charAt(7) == '-'
                && text.charAt(10) == 'T'
                && text.charAt(13) == ':'
                && text.charAt(16) == ':';
    }

    /** Seconds since 1970 of the first 19 characters; the least number where they are out of range. */
    private static long epochSecond(String text) {
        int year = number(text, 0, 4);
        int month = number(text, 5, 7);
        int day = number(text, 8, 10);
        int hour = number(text, 11, 13);
        int minute = number(text, 14, 16);
        int second = number(text, 17, SECONDS_END);
        var inRange = year > 0
                && month >= 1
                && month <= 12
                && day >= 1
                && day <= Month.of(month).length(Year.isLeap(year))
                && hour >= 0
                && hour < 24
                && minute >= 0
                && minute < 60
                && second >= 0
                && second < 60;
        if (!inRange) {
            return Long.MIN_VALUE;
        }
        return LocalDate.of(year, month, day).toEpochDay() * 86_400 + hour * 3600L + minute * 60L + second;
    }

    private static int fractionEnd(String text) {
        int end = SECONDS_END;
        if (text.charAt(end) == '.') {
            end++;
            while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
                end++;
            }
        }
        return end;
    }

    /** Seconds east of Greenwich; the least number where the text from there is no offset. */
    private static int offset(String text, int from) {
        int length = text.length() - from;
        if (length == 1 && text.charAt(from) == 'Z') {
            return 0;
        }
        var colon = length == 6 && text.charAt(from + 3) == ':';
        if (!colon && length != 5) {
            return Integer.MIN_VALUE;
        }
        int hours = number(text, from + 1, from + 3);
        int minutes = number(text, from + (colon ? 4 : 3), text.length());
        var sign = text.charAt(from);
        if (hours < 0
                || minutes < 0
                || minutes > 59
                || hours * 60 + minutes > 18 * 60
                || (sign != '+' && sign != '-')) {
            return Integer.MIN_VALUE;
        }
        return (hours * 60 + minutes) * (sign == '-' ? -60 : 60);
    }

    private static int number(String text, int from, int end) {
        int value = 0;
        for (int i = from; i < end; i++) {
            var c = text.charAt(i);
            if (c < '0' || c > '9') {
                return NONE;
            }
            value = value * 10 + c - '0';
        }
        return value;
    }
}
