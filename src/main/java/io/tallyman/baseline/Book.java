package io.tallyman.baseline;

import io.tallyman.event.Event;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/** Records of things by their names. A path is given again: which thing one meant depends on when; an id is not. */
final class Book<E extends Event> {

    /** Of one time, by place, so that the order of arrival does not matter. */
    static final Comparator<Event> ORDER = Comparator.comparing(Event::time)
            .thenComparing(event -> event.origin().feed().file())
            .thenComparing(event -> event.origin().line());

    private final Map<String, NavigableSet<E>> byName = new HashMap<>();

    /** Whether the record was not there yet; one without a name is not kept. */
    boolean keep(String name, E record) {
        return !name.isEmpty()
                && byName.computeIfAbsent(name, key -> new TreeSet<>(ORDER)).add(record);
    }

    /**
     * The record of what had the name then: the last one told by that time. Without one it is the first of an id, which
     * may be told when the making is complete; but none of a path, where something else may stand by then.
     */
    Optional<E> at(String name, Instant time) {
        var records = byName.getOrDefault(name, Collections.emptyNavigableSet());
        var told = records.stream()
                .takeWhile(record -> !record.time().instant().isAfter(time))
                .reduce((one, next) -> next);
        return told.isPresent() || name.contains("/") ? told : first(name);
    }

    /** The first record of anything of that name. */
    Optional<E> first(String name) {
        return Optional.ofNullable(byName.get(name)).map(NavigableSet::first);
    }

    Iterable<E> all() {
        return () -> byName.values().stream().flatMap(NavigableSet::stream).iterator();
    }
}
