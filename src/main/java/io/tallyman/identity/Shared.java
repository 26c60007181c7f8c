package io.tallyman.identity;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Makes one object of many that are equal, as far as it remembers: what millions of containers have in common need not be
 * held for each.
 */
final class Shared<T> {

    private static final int REMEMBERED = 10_000;

    /** The one that was asked for longest ago first. */
    private final Map<T, T> known = new LinkedHashMap<>(16, 0.75f, true);

    /** The one that is equal and was there first. */
    T of(T one) {
        var before = known.putIfAbsent(one, one);
        if (before != null) {
            return before;
        }
        if (known.size() > REMEMBERED) {
            var oldest = known.keySet().iterator();
            oldest.next();
            oldest.remove();
        }
        return one;
    }
}
