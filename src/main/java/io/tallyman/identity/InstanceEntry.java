package io.tallyman.identity;

import io.tallyman.event.Event;
import io.tallyman.event.InstanceLaunched;
import io.tallyman.event.InstanceReference;
import io.tallyman.event.InstanceStarted;
import io.tallyman.event.InstanceStopped;
import io.tallyman.event.UserDataChanged;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** All that records told of one instance, from its launch to its end. */
final class InstanceEntry {

    private static final Comparator<Event> BY_TIME = Comparator.comparing(Event::time)
            .thenComparing(event -> event.origin().feed().file())
            .thenComparing(event -> event.origin().line());

    final String key;
    final SortedSet<InstanceLaunched> launches = new TreeSet<>(BY_TIME);
    final SortedSet<InstanceStarted> starts = new TreeSet<>(BY_TIME);
    final SortedSet<InstanceStopped> stops = new TreeSet<>(BY_TIME);
    final SortedSet<UserDataChanged> changes = new TreeSet<>(BY_TIME);
    final Map<String, String> tags = new HashMap<>();
    final Lifetime lifetime = new Lifetime();
    /** Under what it stands in the books of addresses, interfaces and host names. */
    final Set<String> names = new HashSet<>();

    InstanceReference reference;
    Instant heard = Instant.MIN;

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
