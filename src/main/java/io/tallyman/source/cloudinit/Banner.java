package io.tallyman.source.cloudinit;

import io.tallyman.event.EventTime;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What cloud-init says when a stage begins and when all are done: {@code Cloud-init v. 22.4.2 running 'init' at Fri, 01
 * May 2026 10:00:00 +0000. Up 9.54 seconds.}
 */
final class Banner {

    static final String PROGRAM = "Cloud-init v. ";

    private static final Pattern BEGINS = Pattern.compile("Cloud-init v\\. \\S{1,60} running '[\\w:-]{1,40}' at .*");
    private static final Pattern TIME = Pattern.compile("Cloud-init v\\. \\S{1,60} (?:running '[\\w:-]{1,40}'|finished)"
            + " at (\\w{3}, \\d{1,2} \\w{3} \\d{4} \\d\\d:\\d\\d:\\d\\d [+-]\\d{4})\\..*");

    private Banner() {}

    /** Whether a stage begins. */
    static boolean begins(String text) {
        return BEGINS.matcher(text).matches();
    }

    /** Whether it is a banner, as far as its first words tell. */
    static boolean isOne(String text) {
        return text.startsWith(PROGRAM) && (text.contains(" running '") || text.contains(" finished at "));
    }

    /** When it was printed, in whole seconds; empty where it is no banner or its time cannot be read. */
    static Optional<EventTime> time(String text) {
        var shape = TIME.matcher(text);
        if (!shape.matches()) {
            return Optional.empty();
        }
        try {
            var instant = Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(shape.group(1)));
            return Optional.of(new EventTime(instant, EventTime.SECOND));
        } catch (DateTimeException malformed) {
            return Optional.empty();
        }
    }
}
