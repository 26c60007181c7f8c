package io.tallyman.identity;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** Things in order of the minute they are of, so that the old ones are found without looking at the others. */
final class Minutes<T> {

    private static final long SECONDS = 60;

    private final TreeMap<Long, List<T>> byMinute = new TreeMap<>();
    /** The minute that was last added to: mostly the next one's too. */
    private long current = Long.MIN_VALUE;

    private List<T> things = new ArrayList<>();

    void add(Instant time, T thing) {
        long minute = minute(time);
        if (minute != current) {
            current = minute;
            things = byMinute.computeIfAbsent(minute, key -> new ArrayList<>());
        }
        things.add(thing);
    }

    /** Takes out all that is of a minute before that time's, with the end of its minute. */
    void removeBefore(Instant time, BiConsumer<Instant, T> removed) {
        var old = byMinute.headMap(minute(time));
        old.forEach((minute, of) -> {
            var end = Instant.ofEpochSecond((minute + 1) * SECONDS);
            of.forEach(thing -> removed.accept(end, thing));
        });
        old.clear();
        current = Long.MIN_VALUE;
    }

    private static long minute(Instant time) {
        return Math.floorDiv(time.getEpochSecond(), SECONDS);
    }
}
