package io.tallyman.bench;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;

/** Times as the logs write them. */
final class Stamps {

    private static final Map<String, DateTimeFormatter> FORMATS = Map.ofEntries(
            format("@seconds", "yyyy-MM-dd'T'HH:mm:ss'Z'"),
            format("@isoMillis", "yyyy-MM-dd'T'HH:mm:ss.SSS'Z'"),
            format("@micros", "yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'"),
            format("@ticks", "yyyy-MM-dd'T'HH:mm:ss.SSSSSSS'Z'"),
            format("@nanos", "yyyy-MM-dd'T'HH:mm:ss.SSSSSSSSS'Z'"),
            format("@eve", "yyyy-MM-dd'T'HH:mm:ss.SSSSSS'+0000'"),
            format("@go", "yyyy-MM-dd HH:mm:ss.SSSSSSSSS '+0000 UTC'"),
            format("@sysmon", "yyyy-MM-dd HH:mm:ss.SSS"),
            format("@cloudInit", "yyyy-MM-dd HH:mm:ss,SSS"),
            format("@rfc", "EEE, dd MMM yyyy HH:mm:ss +0000"),
            format("@syslog", "MMM dd HH:mm:ss"));

    private Stamps() {}

    private static Map.Entry<String, DateTimeFormatter> format(String name, String pattern) {
        return Map.entry(
                name, DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).withZone(ZoneOffset.UTC));
    }

    static String write(String format, Instant time) {
        return switch (format) {
            case "@millis" -> Long.toString(time.toEpochMilli());
            case "@epoch" -> Long.toString(time.getEpochSecond());
            case "@epochNanos" -> "%d%09d".formatted(time.getEpochSecond(), time.getNano());
            case "@zeek" -> "%d.%06d".formatted(time.getEpochSecond(), time.getNano() / 1_000);
            case "@audit" -> "%d.%03d".formatted(time.getEpochSecond(), time.getNano() / 1_000_000);
            default -> formatter(format).format(time);
        };
    }

    private static DateTimeFormatter formatter(String format) {
        var formatter = FORMATS.get(format);
        if (formatter == null) {
            throw new IllegalArgumentException("There is no format of times called %s.".formatted(format));
        }
        return formatter;
    }
}
