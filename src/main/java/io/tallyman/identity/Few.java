package io.tallyman.identity;

import java.util.ArrayList;
import java.util.List;

/** Lists that nearly always hold one thing, of which there are millions: they grow by being replaced. */
final class Few {

    private Few() {}

    /** That list, or another one, with one more at its end. */
    static <T> List<T> with(List<T> few, T more) {
        if (few.isEmpty()) {
            return List.of(more);
        }
        var all = few.size() == 1 ? new ArrayList<>(few) : few;
        all.add(more);
        return all;
    }

    /** That list, or another one, with another thing in one place. */
    static <T> List<T> with(List<T> few, int place, T other) {
        if (few.size() == 1) {
            return List.of(other);
        }
        few.set(place, other);
        return few;
    }
}
