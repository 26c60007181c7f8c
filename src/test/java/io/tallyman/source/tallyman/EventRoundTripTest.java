package io.tallyman.source.tallyman;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.tallyman.event.Event;
import io.tallyman.source.RawRecord;
import io.tallyman.source.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EventRoundTripTest {

    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(EventSchema.json(), InputFormat.JSON);

    private static Stream<Event> events() {
        return Stream.concat(Samples.full(), Samples.bare());
    }

    private static List<String> problems(String line) {
        return SCHEMA
                .validate(
                        line,
                        InputFormat.JSON,
                        context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .stream()
                .map(Object::toString)
                .toList();
    }

    static Reading read(String line) {
        var readings = new ArrayList<Reading>();
        new EventReader(Samples.NOWHERE).accept(RawRecord.of(line, 1), readings::add);
        assertThat(readings).hasSize(1);
        return readings.get(0);
    }

    @ParameterizedTest
    @MethodSource("events")
    void whatIsWrittenIsReadAgainAsItWas(Event event) {
        assertThat(read(EventWriter.line(event))).isEqualTo(Reading.of(event));
    }

    @ParameterizedTest
    @MethodSource("events")
    void whatIsWrittenIsOneLineThatTheSchemaAllows(Event event) {
        var line = EventWriter.line(event);
        assertThat(line.lines()).hasSize(1);
        assertThat(problems(line)).isEmpty();
        assertThat(new TallymanSource().recognises(List.of(RawRecord.of(line, 1))))
                .isTrue();
    }

    @Test
    void everyTypeOfEventIsAmongTheSamples() {
        assertThat(Samples.full().map(event -> event.getClass().getSimpleName()))
                .containsExactlyInAnyOrderElementsOf(EventTypes.names())
                .hasSizeGreaterThanOrEqualTo(18);
    }

    @ParameterizedTest
    @MethodSource("io.tallyman.source.tallyman.EventReaderTest#badLines")
    void whatTheReaderRejectsTheSchemaRejectsToo(String line, String reason) {
        assertThat(problems(line)).as(reason).isNotEmpty();
    }
}
