package io.tallyman.source.cloudinit;

import io.tallyman.event.EventTime;
import io.tallyman.source.Times;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A line that cloud-init logs: {@code 2026-05-01 10:00:00,123 - subp.py[DEBUG]: message}. Its clock is always UTC.
 *
 * @param stamp the time as written
 * @param module the file of cloud-init that logs
 */
record LogLine(String stamp, String module, String message) {

    private static final Pattern SHAPE = Pattern.compile(
            "(\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d,\\d{3}) - ([\\w.-]{1,80}\\.py)\\[[A-Z]{1,20}\\]: (.*)",
            Pattern.DOTALL);

    /** Files of cloud-init whose names are hardly another program's. */
    private static final Pattern OWN = Pattern.compile(
            "(?:cc_|DataSource)\\w+\\.py|(?:subp|stages|handlers|url_helper|modules|lifecycle|performance|dmi)\\.py");

    static Optional<LogLine> read(String text) {
        var shape = SHAPE.matcher(text);
        return shape.matches()
                ? Optional.of(new LogLine(shape.group(1), shape.group(2), shape.group(3)))
                : Optional.empty();
    }

    /* In the shape that is read without a formatter. */
    Optional<EventTime> time() {
        return Times.iso(stamp.replace(' ', 'T').replace(',', '.') + "Z");
    }

    /** Whether it is cloud-init's beyond doubt. */
    boolean isDistinct() {
        return OWN.matcher(module).matches() || message.startsWith(Banner.PROGRAM);
    }
}
