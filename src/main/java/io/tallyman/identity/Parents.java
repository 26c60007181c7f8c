package io.tallyman.identity;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The parents that one pid was told to have, in the order of their time. */
final class Parents {

    private record Parent(Instant time, long pid, String cluster) {
        boolean isBefore(Parent other) {
            var byTime = time.compareTo(other.time);
            return byTime != 0 ? byTime < 0 : pid < other.pid;
        }
    }

    private final List<Parent> parents = new ArrayList<>(2);

    void add(Instant time, long pid, String cluster) {
        var told = new Parent(time, pid, cluster);
        int at = parents.size();
        while (at > 0 && told.isBefore(parents.get(at - 1))) {
            at--;
        }
        if (at == 0 || !parents.get(at - 1).equals(told)) {
            parents.add(at, told);
        }
    }

    /** The last one told by that time, as far as clocks agree; 0 if none. */
    long at(String cluster, Instant time, Duration tolerance) {
        for (int i = toldBy(time, tolerance) - 1; i >= 0; i--) {
            if (Scopes.compatible(parents.get(i).cluster, cluster)) {
                return parents.get(i).pid;
            }
        }
        return 0;
    }

    /* How many were told by then. A process that lives long and does much has many. */
    private int toldBy(Instant time, Duration tolerance) {
        int low = 0;
        int high = parents.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (Moments.isAfter(parents.get(middle).time, time, tolerance)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    void forget(Instant before) {
        int old = 0;
        while (old < parents.size() && parents.get(old).time.isBefore(before)) {
            old++;
        }
        parents.subList(0, old).clear();
    }

    boolean isEmpty() {
        return parents.isEmpty();
    }
}
