package io.tallyman.source.zeek;

import io.tallyman.event.EventTime;
import io.tallyman.source.Times;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/** Zeek's times and intervals: seconds as a decimal number, in JSON perhaps with an exponent, or ISO times. */
final class Decimal {

    private static final int MAX_LENGTH = 40;
    private static final int MAX_EXPONENT = 20;
    private static final int[] SCALE = {1_000_000_000, 100_000_000, 10_000_000, 1_000_000, 100_000, 10_000, 1_000};

    private Decimal() {}

    /** A time; Zeek keeps microseconds, whatever number of digits is left in the text. */
    static Optional<EventTime> time(String text) {
        var point = text.indexOf('.');
        int digits = text.length() - point - 1;
        if (point > 0 && point <= 10 && digits > 0 && digits <= 6) {
            long seconds = whole(text, 0, point);
            long fraction = whole(text, point + 1, text.length());
            if (seconds >= 0 && fraction >= 0) {
                return Optional.of(
                        new EventTime(Instant.ofEpochSecond(seconds, fraction * SCALE[digits]), EventTime.MICROSECOND));
            }
        }
        if (text.indexOf('T') > 0 || text.indexOf(' ') > 0) {
            return Times.iso(text);
        }
        return plain(text).flatMap(Times::epoch);
    }

    /** Seconds as milliseconds, rounded; 0 for no text, -1 where it is no number of seconds. */
    static long millis(String seconds) {
        if (seconds.isEmpty()) {
            return 0;
        }
        var text = plain(seconds).orElse("");
        var point = text.indexOf('.');
        int end = point < 0 ? text.length() : point;
        long whole = whole(text, 0, end);
        if (whole < 0 || end > 12) {
            return -1;
        }
        long tenths = 0;
        for (int i = 1; i <= 4; i++) {
            int at = end + i;
            var c = at < text.length() ? text.charAt(at) : '0';
            if (c < '0' || c > '9') {
                return -1;
            }
            tenths = tenths * 10 + c - '0';
        }
        return whole * 1000 + (tenths + 5) / 10;
    }

    private static Optional<String> plain(String text) {
        if (text.indexOf('e') < 0 && text.indexOf('E') < 0) {
            return Optional.of(text);
        }
        try {
            var number = text.length() > MAX_LENGTH ? BigDecimal.ZERO : new BigDecimal(text);
            var bounded = number.signum() > 0 && Math.abs((long) number.scale()) <= MAX_EXPONENT + number.precision();
            return bounded ? Optional.of(number.toPlainString()) : Optional.empty();
        } catch (NumberFormatException noNumber) {
            return Optional.empty();
        }
    }

    private static long whole(String text, int from, int end) {
        if (from == end) {
            return -1;
        }
        long value = 0;
        for (int i = from; i < end; i++) {
            var c = text.charAt(i);
            if (c < '0' || c > '9' || i - from > 17) {
                return -1;
            }
            value = value * 10 + c - '0';
        }
        return value;
    }

    /** A whole number; 0 for no text, -1 where it is none. */
    static long whole(String text) {
        return text.isEmpty() ? 0 : whole(text, 0, text.length());
    }
}
