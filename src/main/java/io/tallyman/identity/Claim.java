package io.tallyman.identity;

import io.tallyman.event.ContainerCreated;
import io.tallyman.event.EventTime;
import io.tallyman.event.JoinQuality;

/**
 * What one record says about a container, with how well it is tied to it.
 *
 * @param value what it says
 * @param rank which kind of record; the lowest is believed
 * @param time when it was said
 * @param reason one clause that says what the tie rests on
 */
record Claim<T>(T value, int rank, EventTime time, JoinQuality join, String reason) {

    /** The image that the record of a container's making names. */
    static Claim<String> ofImage(ContainerCreated created) {
        var rank = created.origin().logSource().startsWith("docker") ? Ranks.DOCKER : Ranks.RUNTIME;
        var reason = rank == Ranks.RUNTIME ? "named by the runtime" : "named in the record of the container";
        return new Claim<>(created.image(), rank, created.time(), JoinQuality.EXACT, reason);
    }

    /** Lowest rank first; then the earliest; then by text, so that the order of arrival never matters. */
    static <T> int compare(Claim<T> one, Claim<T> other) {
        var byRank = Integer.compare(one.rank, other.rank);
        if (byRank != 0) {
            return byRank;
        }
        var byTime = one.time.compareTo(other.time);
        return byTime != 0 ? byTime : one.value.toString().compareTo(other.value.toString());
    }
}
