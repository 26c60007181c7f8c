package io.tallyman.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallyman.event.Event;
import io.tallyman.source.Peek;
import io.tallyman.source.Recognition;
import io.tallyman.source.Sources;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The benchmark measures logs that are what they say, and that give the detector work. */
final class GeneratedLogsTest {

    private static final int RECORDS = 500;

    /** The least that each log must give: events, and processes and connections whose owner is known. */
    private static final String LEAST = """
            tallyman:events          | 450 | 400
            auditd:SYSCALL           | 500 | 400
            kubernetes:audit         | 100 | 0
            Zeek conn TSV            | 500 | 500
            Zeek conn JSON           | 500 | 500
            containerd:events text   | 150 | 0
            containerd:events JSON   | 150 | 0
            containerd:runtime       | 200 | 0
            docker:events text       | 150 | 150
            docker:events JSON       | 150 | 150
            kubernetes:events        | 200 | 0
            cni:result               | 500 | 0
            falco                    | 500 | 500
            tetragon                 | 500 | 400
            tracee                   | 500 | 500
            laurel                   | 500 | 400
            auditbeat                | 500 | 400
            Suricata EVE             | 500 | 200
            Zeek dns TSV             | 500 | 0
            Zeek dns JSON            | 500 | 0
            Zeek ssl TSV             | 500 | 0
            Zeek ssl JSON            | 500 | 0
            AWS:CloudTrail files     |  10 | 0
            AWS:CloudTrail lines     |  10 | 0
            AWS:EventBridge          | 100 | 0
            aws:describe-images      | 500 | 0
            AWS:VPCFlowLogs v2       | 200 | 80
            AWS:VPCFlowLogs custom   | 200 | 80
            AWS:VPCFlowLogs JSON     | 200 | 80
            gcp:audit                |  10 | 0
            gcp:vpcflow              | 400 | 150
            azure:activity           |  15 | 0
            azure:flow NSG           | 350 | 150
            azure:flow VNet          | 350 | 150
            WinEventLog:Sysmon XML   | 500 | 200
            WinEventLog:Sysmon JSON  | 500 | 200
            linux:cloud-init         |   5 | 0
            linux:cloud-init-output  | 400 | 0
            """;

    private static List<LogKind> kinds() {
        return LogGroup.all().stream().flatMap(group -> group.kinds().stream()).toList();
    }

    @ParameterizedTest
    @CsvSource(textBlock = LEAST, delimiter = '|')
    void aGeneratedLogIsRecognisedAndGivesItsEvents(String name, int leastEvents, int leastKnown) throws IOException {
        var kind = kinds().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
        var log = kind.generate(RECORDS * kind.share());
        var recognised = Sources.shipped().recognise(Peek.of(new ByteArrayInputStream(log.bytes())));
        var events = new ArrayList<Event>();
        log.read(events::add);

        assertThat(recognised)
                .isInstanceOfSatisfying(
                        Recognition.Recognised.class,
                        it -> assertThat(it.source()).hasSameClassAs(log.source()));
        assertThat(events).hasSizeGreaterThanOrEqualTo(leastEvents);
        assertThat(known(log, events)).isGreaterThanOrEqualTo(leastKnown);
    }

    @Test
    void everyKindIsChecked() {
        assertThat(kinds()).allMatch(kind -> LEAST.contains(kind.name() + " "));
    }

    private static long known(Log log, List<Event> events) {
        var asking = new Asking();
        log.prelude().forEach(asking);
        var meanwhile = new ArrayList<>(events);
        meanwhile.addAll(log.beside());
        meanwhile.sort(Comparator.comparing(Event::time));
        meanwhile.forEach(asking);
        return asking.known();
    }
}
