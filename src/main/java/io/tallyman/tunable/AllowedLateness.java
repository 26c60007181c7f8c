package io.tallyman.tunable;

import java.time.Duration;
import java.util.Map;

/**
 * How much later than younger records of its source a record may still arrive.
 *
 * @param otherwise for sources that are not named
 * @param bySource for sources by their names, such as {@code AWS:CloudTrail}
 */
public record AllowedLateness(Duration otherwise, Map<String, Duration> bySource) {

    public AllowedLateness {
        bySource = Map.copyOf(bySource);
    }

    /** For this source, named as ATT&amp;CK writes it. */
    public Duration of(String logSource) {
        return bySource.getOrDefault(logSource, otherwise);
    }

    /** The longest that any source is allowed. */
    public Duration longest() {
        return bySource.values().stream().reduce(otherwise, (one, other) -> one.compareTo(other) >= 0 ? one : other);
    }
}
