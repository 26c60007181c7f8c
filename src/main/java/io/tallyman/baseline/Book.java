package io.tallyman.baseline;

import io.tallyman.event.Event;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/** Records of things by their names. Some names are given again: which thing one meant depends on when. */
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

    /** The record of what had the name then: the last one told by that time, else the first. */
    Optional<E> at(String name, Instant time) {
        var records = byName.get(name);
        if (records == null) {
            return Optional.empty();
        }
        var told = records.first();
        for (var record : records) {
            if (record.time().instant().isAfter(time)) {
                break;
            }
            told = record;
        }
        return Optional.of(told);
    }

    /** The record of what had the name then, if any was told by that time. */
    Optional<E> by(String name, Instant time) {
        return at(name, time).filter(record -> !record.time().instant().isAfter(time));
    }

    /** The first record of anything of that name. */
    Optional<E> first(String name) {
        return at(name, Instant.MIN);
    }

    Iterable<E> all() {
        return () -> byName.values().stream().flatMap(NavigableSet::stream).iterator();
    }
}
