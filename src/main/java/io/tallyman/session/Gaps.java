package io.tallyman.session;

import io.tallyman.alert.Alert.Gap;
import io.tallyman.event.EventTime;
import io.tallyman.event.Feed;
import io.tallyman.event.InstanceReference;
import io.tallyman.event.RecordsLost;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/** What the logs say that they lack. */
final class Gaps {

    /** What is told of one log for one reason is summed up. */
    private record Cause(Feed feed, InstanceReference machine, String reason) {}

    /** By the second in which it was told. */
    private final NavigableMap<Instant, Map<Cause, RecordsLost>> lost = new TreeMap<>();

    void add(RecordsLost told) {
        lost.computeIfAbsent(told.time().instant().truncatedTo(ChronoUnit.SECONDS), second -> new HashMap<>(1))
                .merge(new Cause(told.origin().feed(), told.machine(), told.reason()), told, Gaps::sum);
    }

    private static RecordsLost sum(RecordsLost one, RecordsLost other) {
        var from = min(from(one), from(other));
        var until = max(one.time(), other.time());
        return new RecordsLost(
                until,
                one.origin(),
                one.machine(),
                until.epochMillis() - from.toEpochMilli(),
                one.records() + other.records(),
                one.reason());
    }

    private static Instant from(RecordsLost lost) {
        return lost.time().instant().minusMillis(lost.duration());
    }

    private static Instant min(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static EventTime max(EventTime one, EventTime other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    /**
     * What is missing of a window, by log and reason.
     *
     * @param end the last moment that matters
     * @param told until when what was told is known in every order of arrival
     * @param concerned what can have been about the one that is asked for
     */
    List<Gap> between(Instant start, Instant end, Instant told, Predicate<RecordsLost> concerned) {
        var gaps = new HashMap<List<String>, Gap>();
        for (var second : lost.subMap(start, true, told, false).values()) {
            second.values().stream()
                    .filter(each -> !from(each).isAfter(end) && concerned.test(each))
                    .forEach(each -> gaps.merge(
                            List.of(each.origin().logSource(), each.origin().host(), each.reason()),
                            gap(each),
                            Gaps::sum));
        }
        return gaps.values().stream()
                .sorted(Comparator.comparing(Gap::from)
                        .thenComparing(Gap::logSource)
                        .thenComparing(Gap::host)
                        .thenComparing(Gap::reason))
                .toList();
    }

    private static Gap gap(RecordsLost lost) {
        return new Gap(
                lost.origin().logSource(),
                lost.origin().host(),
                from(lost),
                lost.time().instant(),
                lost.records(),
                lost.reason());
    }

    private static Gap sum(Gap one, Gap other) {
        return new Gap(
                one.logSource(),
                one.host(),
                min(one.from(), other.from()),
                one.until().isAfter(other.until()) ? one.until() : other.until(),
                one.records() + other.records(),
                one.reason());
    }

    /** Forgets what no window that is still open can need. */
    void forget(Instant before) {
        lost.headMap(before).clear();
    }
}
