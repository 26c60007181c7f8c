package io.tallyman.identity;

import io.tallyman.event.Event;
import io.tallyman.event.InstanceLaunched;
import io.tallyman.event.InstanceObserved;
import io.tallyman.event.InstanceReference;
import io.tallyman.event.InstanceStarted;
import io.tallyman.event.InstanceStopped;
import io.tallyman.event.UserDataChanged;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** All that records told of one instance, from its launch to its end. */
final class InstanceEntry {

    static final Comparator<Event> BY_TIME = Comparator.comparing(Event::time)
            .thenComparing(event -> event.origin().feed().file())
            .thenComparing(event -> event.origin().line());

    final String key;
    final SortedSet<InstanceLaunched> launches = new TreeSet<>(BY_TIME);
    final SortedSet<InstanceStarted> starts = new TreeSet<>(BY_TIME);
    final SortedSet<InstanceStopped> stops = new TreeSet<>(BY_TIME);
    final SortedSet<UserDataChanged> changes = new TreeSet<>(BY_TIME);
    /** Launches and later records that told of tags. */
    final SortedSet<Event> tagged = new TreeSet<>(BY_TIME);

    final Lifetime lifetime = new Lifetime();
    /** Under what it stands in the books of addresses, interfaces and host names, each with when that was told first. */
    final Map<String, Instant> names = new HashMap<>();

    /** What was told of its path alone while it stood there, and is among the above. */
    private List<Event> lent = List.of();

    InstanceReference reference;
    Instant heard = Instant.MIN;
    /** The time of the earliest record that names itself. */
    private Instant told = Instant.MAX;

    InstanceEntry(String key, InstanceReference reference) {
        this.key = key;
        this.reference = reference;
    }

    /** Takes what another reference to the same instance adds. */
    void refersAs(InstanceReference other) {
        reference = new InstanceReference(
                either(reference.cloud(), other.cloud()),
                either(reference.account(), other.account()),
                either(reference.region(), other.region()),
                either(reference.id(), other.id()),
                either(reference.path(), other.path()),
                "");
    }

    private static String either(String one, String other) {
        return one.isEmpty() ? other : one;
    }

    /** A record of that time names it. */
    void toldAt(Instant time) {
        told = time.isBefore(told) ? time : told;
    }

    Instant told() {
        return told;
    }

    /** Takes in what a record tells of its life. */
    void take(Event event) {
        if (event instanceof InstanceStarted started) {
            starts.add(started);
        } else if (event instanceof InstanceStopped stopped) {
            stops.add(stopped);
            ends(stopped);
        } else if (event instanceof UserDataChanged changed) {
            changes.add(changed);
        } else if (event instanceof InstanceObserved observed
                && !observed.tags().isEmpty()) {
            tagged.add(observed);
        }
    }

    private void ends(InstanceStopped stopped) {
        if (stopped.terminated()) {
            lifetime.endsBy(stopped.time().instant());
        }
    }

    /** What was told of its path while it stood there is this, and no longer what was lent before; whether that is news. */
    boolean lend(List<Event> events) {
        if (events.equals(lent)) {
            return false;
        }
        for (var mine : List.of(starts, stops, changes, tagged)) {
            mine.removeIf(lent::contains);
        }
        lent = List.copyOf(events);
        lifetime.goesOn();
        stops.forEach(this::ends);
        lent.forEach(this::take);
        return true;
    }

    /**
     * Whether it existed at that time, give or take, under a name that was told first at another.
     *
     * @param since when the name was told
     */
    boolean holds(Instant since, Instant time, Duration tolerance, Duration settling) {
        return isToldBy(since, time, tolerance, settling) && lifetime.holds(time, tolerance);
    }

    /**
     * Whether what was told of it first at one time counts at another. For one whose launch no record tells it does from
     * then on; for any other also if it is told before the time is settled. So the answer does not depend on whether later
     * records have come already.
     */
    boolean isToldBy(Instant since, Instant time, Duration tolerance, Duration settling) {
        var isBegun = lifetime.beginOrMin().isAfter(Instant.MIN);
        return !since.isAfter(time.plus(tolerance)) || (isBegun && since.isBefore(time.plus(settling)));
    }

    /** Whether anything about it can matter: its launch was seen, or a change of its user data. */
    boolean isFollowed() {
        return !launches.isEmpty() || !changes.isEmpty();
    }

    Optional<InstanceLaunched> launch() {
        return launches.isEmpty() ? Optional.empty() : Optional.of(launches.first());
    }

    /** The account and network it is in, within which an address is its own. */
    String scope() {
        return reference.account() + " "
                + launch().map(InstanceLaunched::network).orElse("");
    }

    /** The same, and the zone or group within which its name is its own. */
    String scopeOfName() {
        var path = reference.path();
        return scope() + " " + path.substring(0, Math.max(0, path.lastIndexOf('/')));
    }
}
