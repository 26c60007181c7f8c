package io.tallyman.session;

import io.tallyman.alert.Alert;
import io.tallyman.event.Attributable;
import io.tallyman.event.Destination;
import io.tallyman.event.EventTime;
import io.tallyman.event.Origin;
import io.tallyman.finding.Finding;
import io.tallyman.identity.Actor;
import io.tallyman.session.WorkingMemory.Sent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kie.api.runtime.rule.FactHandle;

/** One container's or instance's facts while its window is open: what happened in it, and what the rules made of it. */
final class Chain {

    /** More behaviour of one than this is counted, not kept. */
    static final int MOST = 10_000;

    final String key;
    final Actor.Kind kind;
    /** Nothing for most chains most of the time. */
    private @Nullable Held held;

    @Nullable
    Instant start;

    /** The boot before this one, whose window has ended. */
    @Nullable
    Closed before;

    /** What happened earlier belongs to the boot before. */
    Instant from = Instant.MIN;

    /** A boot that follows is known, too. */
    boolean followed;

    Instant lastEvent = Instant.MIN;

    /** When it is looked at next; null while it is. */
    Schedule.@Nullable Due due;

    /** It was looked at when its start was settled. */
    boolean settled;

    /** Identity has learnt something since the last evaluation. */
    boolean dirty = true;
    /** The rules found something about it when it was last evaluated. */
    boolean suspect;
    /** What they found includes a decision on its image or its origin. */
    boolean decided;
    /** It is up to date but not in working memory: it goes back in as a whole when that may matter. */
    boolean parked;
    /** Its image is not suspect and all about it is settled: its behaviour can match no rule. */
    boolean dull;

    /** What is to be said about it may differ from what was said last: most of what happens in a chain states nothing. */
    boolean unsaid;

    /** What was last said about it; nothing yet if null. */
    @Nullable
    Alert last;

    Chain(String key, Actor.Kind kind) {
        this.key = key;
        this.kind = kind;
    }

    /* What is held of one that does something, or is in working memory. */
    private static final class Held {
        private final List<Attributable> behaviours = new ArrayList<>();
        private final List<Attributable> fresh = new ArrayList<>();
        private final List<FactHandle> handles = new ArrayList<>();
        private final List<Finding> findings = new ArrayList<>();
        private final List<Sent> detections = new ArrayList<>();
        private final Map<Destination, Instant> sightings = new HashMap<>();
        private boolean crowded;

        private boolean isEmpty() {
            return behaviours.isEmpty()
                    && fresh.isEmpty()
                    && handles.isEmpty()
                    && findings.isEmpty()
                    && detections.isEmpty()
                    && sightings.isEmpty();
        }
    }

    private Held held() {
        var known = held;
        if (known == null) {
            known = new Held();
            held = known;
        }
        return known;
    }

    /** What it did, as told: attributed, without names and familiarity. */
    List<Attributable> behaviours() {
        return held().behaviours;
    }

    /** Of these, the ones that working memory does not hold yet. */
    List<Attributable> fresh() {
        return held().fresh;
    }

    List<FactHandle> handles() {
        return held().handles;
    }

    List<Finding> findings() {
        return held().findings;
    }

    List<Sent> detections() {
        return held().detections;
    }

    /** Where its flows went that need not be kept, and when first. */
    Map<Destination, Instant> sightings() {
        return held().sightings;
    }

    /** Nobody will ask for it soon. */
    void putAway() {
        if (held != null && held.isEmpty()) {
            held = null;
        }
    }

    void happened(Instant time) {
        lastEvent = time.isAfter(lastEvent) ? time : lastEvent;
    }

    void sighted(Destination destination, Instant time) {
        sightings().merge(destination, time, (one, other) -> one.isBefore(other) ? one : other);
    }

    /** Lets go of the behaviour that no finding rests on. */
    void keepProofs() {
        var proofs = findings().stream()
                .flatMap(finding -> finding.proof().stream())
                .map(Chain::place)
                .collect(Collectors.toSet());
        behaviours().removeIf(behaviour -> !proofs.contains(place(behaviour)));
        held().crowded = behaviours().size() > MOST / 2;
        dirty = true;
    }

    /** Most of what it keeps proves something: no room is made any more. */
    boolean isCrowded() {
        return held != null && held.crowded;
    }

    private static Place place(Attributable event) {
        return new Place(event.origin(), event.time());
    }

    /* Where an event stands: a fact is the event as told with more known of it. */
    private record Place(Origin origin, EventTime time) {}

    boolean needsEvaluation() {
        return dirty || (held != null && !held.fresh.isEmpty());
    }
}
