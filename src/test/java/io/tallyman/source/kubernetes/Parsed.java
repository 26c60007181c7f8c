package io.tallyman.source.kubernetes;

import io.tallyman.event.Event;
import io.tallyman.event.Feed;
import io.tallyman.source.RawRecord;
import io.tallyman.source.Reading;
import io.tallyman.source.Source;
import java.util.ArrayList;
import java.util.List;

/** What a source makes of some records, given as texts. */
record Parsed(List<Reading> readings) {

    static Parsed by(Source source, List<String> records) {
        var readings = new ArrayList<Reading>();
        var parser = source.open(new Feed("test.log", source.logSource(), "", "lab", ""));
        long line = 0;
        for (var text : records) {
            parser.accept(RawRecord.of(text, ++line), readings::add);
        }
        parser.end(readings::add);
        return new Parsed(readings);
    }

    static Parsed audit(String... records) {
        return by(new KubernetesAudit(), List.of(records));
    }

    static Parsed events(String... records) {
        return by(new KubernetesEvents(), List.of(records));
    }

    List<Event> events() {
        return readings.stream()
                .filter(Reading.Events.class::isInstance)
                .flatMap(reading -> ((Reading.Events) reading).events().stream())
                .toList();
    }

    <E extends Event> List<E> events(Class<E> type) {
        return events().stream().filter(type::isInstance).map(type::cast).toList();
    }

    <E extends Event> E only(Class<E> type) {
        var events = events();
        if (events.size() != 1) {
            throw new AssertionError("expected one event, got " + events + " from " + readings);
        }
        return type.cast(events.get(0));
    }

    List<String> rejections() {
        return readings.stream()
                .filter(Reading.Rejected.class::isInstance)
                .map(reading -> ((Reading.Rejected) reading).reason())
                .toList();
    }
}
