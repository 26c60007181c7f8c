package io.tallyman.identity;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Things in order of the minute they are of, so that the old ones are found without looking at the others. */
final class Minutes<T> {

    private static final long SECONDS = 60;

    private final TreeMap<Long, List<T>> byMinute = new TreeMap<>();

    void add(Instant time, T thing) {
        byMinute.computeIfAbsent(minute(time), key -> new ArrayList<>()).add(thing);
    }

    /** Takes out all that is of a minute before that time's. */
    void removeBefore(Instant time, Consumer<T> removed) {
        var old = byMinute.headMap(minute(time));
        old.values().forEach(things -> things.forEach(removed));
        old.clear();
    }

    private static long minute(Instant time) {
        return Math.floorDiv(time.getEpochSecond(), SECONDS);
    }
}
