package io.tallyman.session;

import java.time.Instant;
import java.util.Map;

/**
 * What a session counted, and what it holds.
 *
 * @param events taken in
 * @param late of these, later than their source is allowed to be
 * @param unattributed processes and connections that are about no container as far as the logs tell
 * @param excess behaviour beyond what is kept of one container
 * @param watermark how far event time has certainly come; {@link Instant#MIN} before the first record
 * @param openChains containers whose window is open
 * @param waiting events whose owner is not settled
 * @param facts facts in working memory
 * @param directory entries of the identity directory, by kind
 * @param fired how often each rule fired, by its name; again each time that identity learnt more of a container
 */
public record Status(
        long events,
        long late,
        long unattributed,
        long excess,
        Instant watermark,
        int openChains,
        int waiting,
        long facts,
        Map<String, Integer> directory,
        Map<String, Long> fired) {

    public Status {
        directory = Map.copyOf(directory);
        fired = Map.copyOf(fired);
    }
}
