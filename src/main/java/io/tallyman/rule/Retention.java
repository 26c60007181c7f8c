package io.tallyman.rule;

import io.tallyman.event.Timed;
import java.time.Duration;

/**
 * How long facts of one type stay in working memory after their event time.
 *
 * @param type the type; what holds for an interface holds for the types below it that have no retention of their own
 * @param duration not negative; an event of exactly this age still matches
 * @param policy whether rules may lengthen it
 */
public record Retention(Class<? extends Timed> type, Duration duration, Policy policy) {

    /** Whether a literal window of some rule may keep facts longer than asked. */
    public enum Policy {
        /** Exactly as long as asked; for types with many facts. */
        EXACT,
        /** As long as asked, or as long as the longest literal window of any rule. */
        AT_LEAST
    }

    public Retention {
        if (duration.isNegative()) {
            throw new IllegalArgumentException(
                    "Retention of %s (%s) must not be negative.".formatted(type.getSimpleName(), duration));
        }
    }

    public static Retention exactly(Class<? extends Timed> type, Duration duration) {
        return new Retention(type, duration, Policy.EXACT);
    }

    public static Retention atLeast(Class<? extends Timed> type, Duration duration) {
        return new Retention(type, duration, Policy.AT_LEAST);
    }
}
