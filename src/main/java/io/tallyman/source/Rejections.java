package io.tallyman.source;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was rejected in one feed: all of it counted, the first of it kept. */
final class Rejections {

    /** How many rejections are kept with their lines. */
    static final int KEPT = 20;
    /** How many reasons are counted each on its own; the rest together, for a reason may hold what an input says. */
    static final int REASONS = 100;

    static final String OTHER = "other reasons";

    private final List<Reading.Rejected> first = new ArrayList<>();
    private final Map<String, Long> byReason = new LinkedHashMap<>();
    private long total;

    void add(Reading.Rejected rejected) {
        total++;
        if (first.size() < KEPT) {
            first.add(rejected);
        }
        boolean known = byReason.size() < REASONS || byReason.containsKey(rejected.reason());
        byReason.merge(known ? rejected.reason() : OTHER, 1L, Long::sum);
    }

    long total() {
        return total;
    }

    List<Reading.Rejected> first() {
        return first;
    }

    Map<String, Long> byReason() {
        return byReason;
    }
}
