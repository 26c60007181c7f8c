package io.tallyman.oracle;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What was usual in a world: what ran quietly, and where it connected to. Where clocks leave open when a thing began to
 * count, or whether it did, both answers are given.
 */
final class Habits {

    private static final Duration MINIMUM_AGE = Duration.ofMinutes(10);
    private static final int MINIMUM = 2;

    /** Whether something was known. */
    enum Known {
        UNDECIDED,
        NEW,
        KNOWN
    }

    private record Sighting(
            String scope, String thing, Instant seen, Instant early, Instant late, Instant closed, boolean isSure) {}

    private final List<Sighting> sightings = new ArrayList<>();
    private final boolean hasHoles;

    /** @param hasHoles whether any of it may be forgotten */
    Habits(boolean hasHoles) {
        this.hasHoles = hasHoles;
    }

    /**
     * Something was seen, and counts from a time between two.
     *
     * @param closed when its window has ended: only then anybody can know that it was quiet
     * @param isSure whether it counts at all
     */
    void add(String scope, String thing, Instant seen, Instant early, Instant late, Instant closed, boolean isSure) {
        sightings.add(new Sighting(scope, thing, seen, early, late, closed, isSure));
    }

    /**
     * Whether the thing was known then; several answers where that is open.
     *
     * @param decided when the asker's own window has ended
     */
    Set<Known> of(String scope, String thing, Instant early, Instant late, Instant decided) {
        var answers = EnumSet.noneOf(Known.class);
        for (var at : List.of(early, late)) {
            answers.add(known(scope, thing, at, Instant.MAX, Instant.MAX, true));
            answers.add(known(scope, thing, at, decided, decided, false));
            answers.add(known(scope, thing, at, decided, at, false));
        }
        if (hasHoles) {
            answers.add(Known.UNDECIDED);
            answers.addAll(things(scope) >= MINIMUM ? Set.of(Known.NEW) : Set.of());
        }
        return answers;
    }

    private long things(String scope) {
        return sightings.stream()
                .filter(sighting -> sighting.scope.equals(scope))
                .map(Sighting::thing)
                .distinct()
                .count();
    }

    /* What makes a thing known must be known when the asker is judged; what makes it new, when the asker began. */
    private Known known(String scope, String thing, Instant at, Instant decided, Instant begun, boolean isGenerous) {
        var here = sightings.stream()
                .filter(sighting -> sighting.scope.equals(scope) && (isGenerous || sighting.isSure))
                .toList();
        var counted = here.stream()
                .filter(sighting -> !(isGenerous ? sighting.early : sighting.late).isAfter(at))
                .toList();
        if (counted.stream().anyMatch(sighting -> sighting.thing.equals(thing) && !sighting.closed.isAfter(decided))) {
            return Known.KNOWN;
        }
        var isOld = here.stream()
                .anyMatch(sighting -> !sighting.closed.isAfter(begun)
                        && !sighting.seen.plus(MINIMUM_AGE).isAfter(at));
        var things = counted.stream()
                .filter(sighting -> !sighting.closed.isAfter(begun))
                .map(Sighting::thing)
                .distinct()
                .count();
        return isOld && things >= MINIMUM ? Known.NEW : Known.UNDECIDED;
    }
}
