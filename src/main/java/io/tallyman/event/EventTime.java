package io.tallyman.event;

import java.time.Duration;
import java.time.Instant;

/**
 * An instant as a log tells it, with the step of the clock that it was read from.
 *
 * @param instant the time in the record
 * @param precision the step of the recording clock: the true time lies within this of {@code instant}; zero or more
 */
public record EventTime(Instant instant, Duration precision) implements Comparable<EventTime> {

    /** Clock step of Kubernetes Events, CloudTrail and everything else that writes whole seconds. */
    public static final Duration SECOND = Duration.ofSeconds(1);

    /** Clock step of auditd, which reads the kernel's coarse clock. */
    public static final Duration AUDIT_TICK = Duration.ofMillis(4);

    public static final Duration MILLISECOND = Duration.ofMillis(1);
    public static final Duration MICROSECOND = Duration.ofNanos(1_000);
    public static final Duration NANOSECOND = Duration.ofNanos(1);

    /** The time of a record that carries none, such as the result of a CNI call: it holds for as long as its subject. */
    public static final EventTime UNKNOWN = new EventTime(Instant.EPOCH, Duration.ofSeconds(Long.MAX_VALUE));

    public EventTime {
        if (precision.isNegative()) {
            throw new IllegalArgumentException("precision (%s) must not be negative.".formatted(precision));
        }
    }

    public static EventTime ofMillis(long epochMillis, Duration precision) {
        return new EventTime(Instant.ofEpochMilli(epochMillis), precision);
    }

    /** Whether the record carried a time at all. */
    public boolean isKnown() {
        return precision.toSeconds() != Long.MAX_VALUE;
    }

    public long epochMillis() {
        return instant.toEpochMilli();
    }

    /** Orders by instant; the finer clock first where two instants are equal. */
    @Override
    public int compareTo(EventTime other) {
        var byInstant = instant.compareTo(other.instant);
        return byInstant != 0 ? byInstant : precision.compareTo(other.precision);
    }
}
