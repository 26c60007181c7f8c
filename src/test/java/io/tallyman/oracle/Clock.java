package io.tallyman.oracle;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** How logs write times, and how fine. */
enum Clock {
    NANOSECONDS(ChronoUnit.NANOS, Duration.ofNanos(1)),
    MICROSECONDS(ChronoUnit.MICROS, Duration.ofNanos(1_000)),
    /** auditd prints milliseconds of a clock that ticks every four. */
    TICKS(ChronoUnit.MILLIS, Duration.ofMillis(4)),
    MILLISECONDS(ChronoUnit.MILLIS, Duration.ofMillis(1)),
    SECONDS(ChronoUnit.SECONDS, Duration.ofSeconds(1));

    private static final DateTimeFormatter GO = formatter("yyyy-MM-dd HH:mm:ss.SSSSSSSSS");
    private static final DateTimeFormatter NANO = formatter("yyyy-MM-dd'T'HH:mm:ss.SSSSSSSSS'Z'");
    private static final DateTimeFormatter MICRO = formatter("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'");
    private static final DateTimeFormatter SECOND = formatter("yyyy-MM-dd'T'HH:mm:ss'Z'");

    private final ChronoUnit unit;
    private final Duration step;

    Clock(ChronoUnit unit, Duration step) {
        this.unit = unit;
        this.step = step;
    }

    private static DateTimeFormatter formatter(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
    }

    Told tells(String happening, String source, Instant time) {
        return new Told(happening, source, time.truncatedTo(unit), step);
    }

    /** As Go prints it: zeros at the end of the fraction are dropped. */
    static String go(Instant time) {
        var text = GO.format(time).replaceFirst("0+$", "");
        return (text.endsWith(".") ? text.substring(0, text.length() - 1) : text) + " +0000 UTC";
    }

    static String nanos(Instant time) {
        return NANO.format(time);
    }

    static String micros(Instant time) {
        return MICRO.format(time);
    }

    static String seconds(Instant time) {
        return SECOND.format(time);
    }

    /** Seconds since the epoch with six digits of fraction. */
    static String epoch(Instant time) {
        return "%d.%06d".formatted(time.getEpochSecond(), time.getNano() / 1_000);
    }
}
