package io.tallyman.source.sensor;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallyman.event.Event;
import io.tallyman.event.Feed;
import io.tallyman.source.RawRecord;
import io.tallyman.source.Reading;
import io.tallyman.source.Source;
import java.util.ArrayList;
import java.util.List;

/** Reads single records with a sensor's source. */
final class Sensors {

    static final List<Source> ALL =
            List.of(new FalcoSource(), new TetragonSource(), new TraceeSource(), new AuditbeatSource());

    private Sensors() {}

    static Reading read(Source source, String record) {
        var readings = new ArrayList<Reading>();
        var parser = source.open(new Feed("sensor.json", source.logSource(), "", "", ""));
        parser.accept(RawRecord.of(record, 7), readings::add);
        parser.end(readings::add);
        assertThat(readings).hasSize(1);
        return readings.get(0);
    }

    static List<Event> events(Source source, String record) {
        var reading = read(source, record);
        assertThat(reading).isInstanceOf(Reading.Events.class);
        return ((Reading.Events) reading).events();
    }

    /** The one event of a type that a record gives. */
    static <E extends Event> E only(Class<E> type, Source source, String record) {
        var found = events(source, record).stream().filter(type::isInstance).toList();
        assertThat(found).hasSize(1);
        return type.cast(found.get(0));
    }

    static String rejection(Source source, String record) {
        var reading = read(source, record);
        assertThat(reading).isInstanceOf(Reading.Rejected.class);
        assertThat(((Reading.Rejected) reading).line()).isEqualTo(7);
        return ((Reading.Rejected) reading).reason();
    }
}
