package io.tallyman.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallyman.event.Event;
import io.tallyman.source.Peek;
import io.tallyman.source.Recognition;
import io.tallyman.source.Sources;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The benchmark measures logs that are what they say. */
final class GeneratedLogsTest {

    private static final int RECORDS = 500;

    static Stream<LogKind> kinds() {
        return LogGroup.all().stream().flatMap(group -> group.kinds().stream());
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void aGeneratedLogIsRecognisedAndEveryRecordOfItIsRead(LogKind kind) throws IOException {
        var log = kind.generate(RECORDS * kind.share());
        var events = new ArrayList<Event>();
        log.read(events::add);
        var recognised = Sources.shipped().recognise(Peek.of(new ByteArrayInputStream(log.bytes())));

        System.out.println(kind.name() + " " + events.size() + " " + known(log));
        assertThat(recognised)
                .isInstanceOfSatisfying(
                        Recognition.Recognised.class,
                        it -> assertThat(it.source()).hasSameClassAs(log.source()));
        assertThat(events).isNotEmpty();
    }

    private static long known(Log log) {
        var asking = new Asking();
        var all = new ArrayList<Event>(log.prelude());
        all.addAll(log.beside());
        log.read(all::add);
        all.subList(log.prelude().size(), all.size()).sort(java.util.Comparator.comparing(Event::time));
        all.forEach(asking);
        return asking.known();
    }
}
