package io.tallyman.identity;

import io.tallyman.event.Attribution;
import io.tallyman.event.JoinQuality;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A runtime's word that a process runs in a container; a shim is outside, but its children are inside. */
final class ProcessRoot {

    /* Answers for processes farther below are made anew each time. */
    private static final int REMEMBERED = 6;

    final Instant time;
    final ContainerEntry container;
    final boolean shim;
    final String cluster;
    private @Nullable Attribution @Nullable [] answers;

    ProcessRoot(Instant time, ContainerEntry container, boolean shim, String cluster) {
        this.time = time;
        this.container = container;
        this.shim = shim;
        this.cluster = cluster;
    }

    boolean says(Instant at, ContainerEntry whose, boolean throughShim, String where) {
        return container == whose && shim == throughShim && time.equals(at) && cluster.equals(where);
    }

    /** Of two claims on one pid the nearer in time: a runtime's record lags some milliseconds behind its process. */
    boolean isBetter(ProcessRoot other, Instant asked) {
        var byDistance = distance(time, asked).compareTo(distance(other.time, asked));
        if (byDistance != 0) {
            return byDistance < 0;
        }
        return shim == other.shim ? container.key.compareTo(other.container.key) < 0 : other.shim;
    }

    /* Duration.abs() would go through a BigDecimal. */
    private static Duration distance(Instant one, Instant other) {
        return one.isBefore(other) ? Duration.between(one, other) : Duration.between(other, one);
    }

    /**
     * The container as the answer for a process below this one. It is the same for all that lie as deep, and is asked for
     * with nearly every event, so it is kept.
     *
     * @param pid this process's
     * @param depth how many steps below, zero or more
     */
    Attribution attribution(long pid, int depth) {
        var kept = answers == null || depth >= REMEMBERED ? null : answers[depth];
        if (kept != null && kept.network().equals(container.network())) {
            return kept;
        }
        var made = new Attribution(
                container.key,
                container.network(),
                depth == 0 ? JoinQuality.EXACT : JoinQuality.DERIVED,
                reason(pid, depth));
        if (depth < REMEMBERED) {
            keep(made, depth);
        }
        return made;
    }

    private void keep(Attribution made, int depth) {
        if (answers == null) {
            answers = new @Nullable Attribution[REMEMBERED];
        }
        answers[depth] = made;
    }

    private String reason(long pid, int depth) {
        var what = shim ? "the container's shim" : "a process that the runtime put into the container";
        if (depth == 0) {
            return "pid " + pid + " is " + what;
        }
        return "its ancestor of " + (depth == 1 ? "1 step" : depth + " steps") + ", pid " + pid + ", is " + what;
    }
}
