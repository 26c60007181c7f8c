package io.tallyman.baseline;

import io.tallyman.event.Familiarity;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What was seen in one scope, and since when it counts. A thing counts from the moment its chain had ended quietly: whoever
 * asks about an earlier moment is told that it was new then, so that the answer does not depend on when the question comes.
 */
final class Sightings {

    /** By each name of a thing. */
    private final Map<String, Instant> since = new HashMap<>();

    /** By one name of each thing: an image with two digests is one image. */
    private final Map<String, Instant> things = new HashMap<>();

    private @Nullable Instant first;

    /**
     * A thing was seen.
     *
     * @param names what it is known by, the most telling first
     * @param seen when the record says it happened
     * @param countsFrom when its chain had ended
     */
    void add(List<String> names, Instant seen, Instant countsFrom) {
        if (names.size() == 1 && isOld(names.get(0), seen, countsFrom)) {
            return;
        }
        first = first == null || seen.isBefore(first) ? seen : first;
        names.forEach(name -> since.merge(name, countsFrom, Sightings::earlier));
        names.stream().findFirst().ifPresent(name -> things.merge(name, countsFrom, Sightings::earlier));
    }

    /* Nearly every connection is one more to where the workload always connects. */
    private boolean isOld(String name, Instant seen, Instant countsFrom) {
        var known = things.get(name);
        return known != null && !countsFrom.isBefore(known) && first != null && !seen.isBefore(first);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    /** Whether the thing of that name was known at that time, and whether the scope could tell. */
    Familiarity familiarity(String name, Instant at, Duration minimumAge, int minimumThings) {
        var known = since.get(name);
        if (known != null && !known.isAfter(at)) {
            return Familiarity.KNOWN;
        }
        if (!isOldEnough(at, minimumAge)) {
            return Familiarity.UNDECIDED;
        }
        var count = things.values().stream()
                .filter(instant -> !instant.isAfter(at))
                .limit(minimumThings)
                .count();
        return count >= minimumThings ? Familiarity.NEW : Familiarity.UNDECIDED;
    }

    /** Whether the scope had been watched for so long at that time. */
    boolean isOldEnough(Instant at, Duration minimumAge) {
        return first != null && !first.plus(minimumAge).isAfter(at);
    }

    Map<String, Instant> list() {
        return new TreeMap<>(since);
    }

    @Nullable
    Instant first() {
        return first;
    }
}
