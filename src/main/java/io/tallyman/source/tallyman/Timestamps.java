package io.tallyman.source.tallyman;

import io.tallyman.event.EventTime;
import io.tallyman.source.Times;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.core.JsonParser;

/**
 * Reads the times that {@link EventWriter} writes, {@code 2026-11-20T13:05:01.5Z}, from the parser's own characters; any
 * other spelling of RFC 3339 is left to {@link Times}.
 */
final class Timestamps {

    private static final int WHOLE_SECONDS = "2026-11-20T13:05:01".length();
    private static final int[] SCALE = {
        1_000_000_000, 100_000_000, 10_000_000, 1_000_000, 100_000, 10_000, 1_000, 100, 10, 1
    };
    private static final int[] DAYS_BEFORE = {0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334};

    private Timestamps() {}

    static Optional<EventTime> read(JsonParser tokens) {
        var time = plain(tokens.getStringCharacters(), tokens.getStringOffset(), tokens.getStringLength());
        return time.isPresent() ? time : Times.iso(tokens.getString());
    }

    private static Optional<EventTime> plain(char[] text, int at, int length) {
        int digits = length - WHOLE_SECONDS - 2;
        boolean whole = length == WHOLE_SECONDS + 1;
        if ((!whole && (digits < 1 || digits > 9 || text[at + WHOLE_SECONDS] != '.'))
                || !isPunctuated(text, at, length)) {
            return Optional.empty();
        }
        int nanos = whole ? 0 : number(text, at + WHOLE_SECONDS + 1, digits);
        long day = day(number(text, at, 4), number(text, at + 5, 2), number(text, at + 8, 2));
        int hour = number(text, at + 11, 2);
        int minute = number(text, at + 14, 2);
        int second = number(text, at + 17, 2);
        if (nanos < 0
                || day == Long.MIN_VALUE
                || (hour | minute | second) < 0
                || hour > 23
                || minute > 59
                || second > 59) {
            return Optional.empty();
        }
        var instant = Instant.ofEpochSecond(
                ((day * 24 + hour) * 60 + minute) * 60 + second, whole ? 0 : (long) nanos * SCALE[digits]);
        return Optional.of(new EventTime(instant, Times.precision(whole ? 0 : digits)));
    }

    private static boolean isPunctuated(char[] text, int at, int length) {
        return text[at + 4] == '-'
                && text[at + 7] == '-'
                && text[at + 10] == 'T'
                && text[at + 13] == ':'
                && text[at + 16] == ':'
                && text[at + length - 1] == 'Z';
    }

    private static int number(char[] text, int from, int digits) {
        int number = 0;
        for (int i = from; i < from + digits; i++) {
            int digit = text[i] - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }

    /** Days since 1970 in the proleptic Gregorian calendar; {@code Long.MIN_VALUE} where there is no such day. */
    private static long day(int year, int month, int day) {
        if (year < 1 || month < 1 || month > 12 || day < 1) {
            return Long.MIN_VALUE;
        }
        boolean leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        int last = month == 12 ? 31 : DAYS_BEFORE[month] - DAYS_BEFORE[month - 1] + (leap && month == 2 ? 1 : 0);
        if (day > last) {
            return Long.MIN_VALUE;
        }
        int before = year - 1;
        long days = before * 365L + before / 4 - before / 100 + before / 400;
        return days + DAYS_BEFORE[month - 1] + (leap && month > 2 ? 1 : 0) + day - 1 - 719_162;
    }
}
